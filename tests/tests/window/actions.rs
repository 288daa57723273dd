//! Each action, by mouse and by keyboard.
