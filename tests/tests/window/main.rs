//! Journeys through the real window, one module each.

#![cfg(target_os = "linux")]

mod accessible;
mod harness;
mod main_job;
mod practice;
