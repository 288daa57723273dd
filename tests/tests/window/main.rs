//! Journeys through the real window, one module each.

#![cfg(target_os = "linux")]

mod accessible;
mod check_table;
mod connection_check;
mod disk_full;
mod every_action;
mod harness;
mod interrupted;
mod key_store;
mod large_table;
mod live_guard;
mod local_aem;
mod main_job;
mod network;
mod network_named;
mod oauth;
mod others_edit;
mod page_lost;
mod practice;
mod questions;
mod recipes;
mod replaced_key;
mod screens;
mod screens_of_changes;
mod screens_of_edits;
mod screens_of_sheets;
mod searches;
mod secrets;
mod sheets;
mod slowed_down;
mod tags;
mod trouble;
mod walk;
mod wrong_files;
