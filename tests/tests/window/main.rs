//! Journeys through the real window, one module each.

#![cfg(target_os = "linux")]

mod accessible;
mod harness;
mod key_store;
mod main_job;
mod practice;
mod secrets;
