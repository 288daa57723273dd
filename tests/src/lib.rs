//! What the tests of the real window stand on: a private desktop without a
//! screen, a WebDriver session in the app's window, real mouse and keyboard
//! input, and the practice environment that answers on the other side.

#[cfg(target_os = "linux")]
pub mod accessibility;
#[cfg(target_os = "linux")]
pub mod desktop;
#[cfg(target_os = "linux")]
pub mod editing;
#[cfg(target_os = "linux")]
pub mod gallery;
#[cfg(target_os = "linux")]
pub mod journey;
pub mod practice;
#[cfg(target_os = "linux")]
pub mod start;
#[cfg(target_os = "linux")]
pub mod webdriver;
#[cfg(target_os = "linux")]
pub mod window;
pub mod workspace;
