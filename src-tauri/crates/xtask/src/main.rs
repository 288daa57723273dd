//! The commands of the README, and what CI runs.
//!
//! Knows how to prepare a machine that has only cargo and Node, and in which
//! order things are built and checked. Depends on no crate of the workspace,
//! so that it is compiled in seconds before anything else is.

mod bench;
mod bindings;
mod demo;
mod fuzz;
mod kills;
mod lines;
mod network;
mod package;
mod recordings;
mod soak;
mod step;
mod suite;
mod system;
mod tools;
mod ui;
mod witness;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::system::{Need, Unprepared};

/// What a machine without the needed packages answers, so that a script can
/// tell "prepare me" from "the tests failed".
const EXIT_UNPREPARED: u8 = 2;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Build, try and check Relabel", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Change metadata in the practice environment: first in the terminal, then in the window
    Demo,
    /// Run every check and every test there is, or what a flag asks for
    Test(suite::Wanted),
    /// Generate the TypeScript side of the border from the Rust types
    Bindings {
        /// Change nothing; fail when the committed file is not what would be generated
        #[arg(long)]
        check: bool,
    },
    /// Ask the core what the interface's tests ask, and keep its answers
    Recordings,
    /// Measure: how fast beside other programs, how well paced, how large
    Bench(bench::Bench),
    /// Run jobs among faults that a seed chooses, and hold what must never break
    Soak(soak::Soak),
    /// Kill the program of one large job again and again, and look for what was lost
    Kills(kills::Kills),
    /// Feed key files, sheets, texts with tokens and AEM's answers that are made up
    Fuzz(fuzz::Fuzz),
    /// Compare the practice environment with a real Apache Sling, which is fetched and started
    Witness(witness::Witness),
    /// Tell what is said in company networks, against squid, tinyproxy, nginx and stunnel
    Network(network::Network),
    /// Count lines of code by area, without tests, comments and blank lines
    Lines {
        /// As they were at this commit
        #[arg(default_value = "HEAD")]
        commit: String,
    },
    /// Install the interface's packages if they changed, and build it
    Ui,
    /// Build the installers for this system
    Package {
        /// Passed on to `tauri build`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Install what is missing on this machine, or say how to
    Doctor,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Demo => demo::run(),
        Task::Test(wanted) => suite::run(&wanted),
        Task::Bindings { check } => {
            system::prepare(Need::Building).and_then(|()| bindings::run(check))
        }
        Task::Recordings => system::prepare(Need::Building).and_then(|()| recordings::record()),
        Task::Bench(wanted) => system::prepare(Need::Measuring).and_then(|()| bench::run(&wanted)),
        Task::Soak(wanted) => system::prepare(Need::Building).and_then(|()| soak::run(&wanted)),
        Task::Kills(wanted) => system::prepare(Need::Building).and_then(|()| kills::run(&wanted)),
        Task::Fuzz(wanted) => system::prepare(Need::Building).and_then(|()| fuzz::run(&wanted)),
        Task::Witness(wanted) => {
            system::prepare(Need::Building).and_then(|()| witness::run(&wanted))
        }
        Task::Network(wanted) => {
            system::prepare(Need::Networking).and_then(|()| network::run(&wanted))
        }
        Task::Lines { commit } => lines::run(&commit),
        Task::Ui => system::prepare(Need::Building).and_then(|()| ui::build()),
        Task::Package { arguments } => package::run(&arguments),
        Task::Doctor => system::prepare(Need::WindowTests),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            if error.is::<Unprepared>() {
                ExitCode::from(EXIT_UNPREPARED)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

/// The folder that holds the workspace's `Cargo.toml`.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).expect("this crate lies three folders below the workspace").to_owned()
}

/// The target folder that cargo itself uses.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}
