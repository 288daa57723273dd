//! The desktop shell: window, native dialogs, dropped files, and commands that
//! hand over to the core. It decides nothing about keys, assets or jobs, and no
//! secret passes through it to the window.

mod closing;
mod commands;
mod dropped;
mod practice;
mod thumbnails;
mod watch;
mod window;

use std::time::Duration;

use relabel_core::api::types::ApiError;
use relabel_core::api::{App, AppOptions};
use tauri::Manager as _;

/// What the commands work with.
#[derive(Debug)]
pub(crate) struct Shell {
    /// The core, or why it could not be opened: the window then says so.
    app: Result<App, ApiError>,
    practice: practice::Practice,
    /// What it was opened with.
    options: AppOptions,
}

impl Shell {
    /// The core.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn app(&self) -> Result<&App, ApiError> {
        self.app.as_ref().map_err(Clone::clone)
    }
}

/// Starts the app, whose pages are in what `context` gives, and returns when its window is closed.
///
/// # Panics
/// When the system cannot open a window at all.
pub fn run(context: impl FnOnce() -> tauri::Context) {
    relabel_core::keep_memory_private();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(relabel_core::log_filter()))
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
        .with_writer(std::io::stderr)
        .init();
    let options = AppOptions {
        data_folder: std::env::var_os("RELABEL_DATA_DIR").map(Into::into),
        loopback_allowed: std::env::args().any(|argument| argument == "--loopback")
            || std::env::var_os("RELABEL_LOOPBACK")
                .is_some_and(|value| value == "1" || value == "true"),
        // For practice and tests: the core takes nothing but Adobe's own or, with the
        // switch above, this computer.
        ims: std::env::var("RELABEL_IMS").ok().filter(|address| !address.is_empty()),
        start_in_practice: std::env::args().any(|argument| argument == "--practice"),
        session_keys_only: false,
    };
    let builder = tauri::Builder::default();
    // A page whose process ended is blank until it is loaded anew. For Linux see `window`.
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|webview| {
        if let Err(error) = webview.reload() {
            tracing::error!(%error, "the page could not be loaded again");
        }
    });
    let run = builder
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::bring_to_front(app)))
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol("thumbnail", thumbnails::answer)
        .invoke_handler(commands::handler())
        .on_window_event(dropped::on_window_event)
        .on_window_event(closing::on_window_event)
        .manage(Shell {
            app: App::open(&options),
            practice: practice::Practice::default(),
            options,
        })
        .manage(closing::Question::default())
        .setup(|app| {
            closing::listen(app.handle());
            tauri::async_runtime::spawn(delete_old_jobs(app.handle().clone()));
            app.add_capability(commands::capability())?;
            window::open(app.handle())
        })
        .run(context());
    match run {
        Err(tauri::Error::PluginInitialization(plugin, why)) if plugin == SINGLE_INSTANCE => {
            tracing::warn!(%why, "the program that ran already ended instead of answering");
            start_again();
        }
        run => run.expect("the system opens a window"),
    }
}

/// How often it is looked for changes that were kept long enough; often, because none is
/// deleted while a job runs.
const LOOK_FOR_OLD: Duration = Duration::from_secs(60 * 60);

/// Deletes changes that were kept as long as the user wants them, now and from time to time.
async fn delete_old_jobs(window: tauri::AppHandle) {
    loop {
        let Ok(app) = window.state::<Shell>().app().cloned() else { return };
        if let Err(error) = app.delete_old_jobs().await {
            tracing::warn!(%error, "old changes could not be deleted");
        }
        tokio::time::sleep(LOOK_FOR_OLD).await;
    }
}

/// What Tauri calls the plugin that hands a second start over to the first.
const SINGLE_INSTANCE: &str = "single-instance";

/// Counts the starts that found a program which was just ending.
const STARTS: &str = "RELABEL_STARTS";
/// More than a program that ends can spoil.
const MOST_STARTS: u32 = 5;

/// Becomes the program anew: a window system can be asked for a window once in a process.
///
/// # Panics
/// When that did not help several times.
fn start_again() {
    let starts = std::env::var(STARTS).ok().and_then(|count| count.parse().ok()).unwrap_or(0) + 1;
    assert!(starts < MOST_STARTS, "another program answers for this one, and ends");
    let program = std::env::current_exe().expect("the system knows this program");
    let mut command = std::process::Command::new(program);
    command.args(std::env::args_os().skip(1)).env(STARTS, starts.to_string());
    #[cfg(unix)]
    panic!("{}", std::os::unix::process::CommandExt::exec(&mut command));
    #[cfg(not(unix))]
    drop(command.spawn().expect("the program starts again"));
}
