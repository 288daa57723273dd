//! The headless half of `cargo xtask demo`: the main job in the practice
//! environment, done in the real window on a virtual display, with pictures.

/// Takes the folder for the pictures.
#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    use anyhow::Context as _;

    let folder = std::env::args_os().nth(1).context("the folder for the pictures is missing")?;
    demo::run(std::path::Path::new(&folder)).await
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Without a display, the window can be driven on Linux only.");
}

#[cfg(target_os = "linux")]
mod demo {
    use std::path::Path;

    use anyhow::Result;
    use relabel_tests::desktop::{Desktop, Setup};
    use relabel_tests::journey::{Hand, Person};
    use relabel_tests::window::Window;

    const COPYRIGHT: &str = "© 2026 Northlight. All rights reserved.";

    pub(super) async fn run(folder: &Path) -> Result<()> {
        let desktop = Desktop::start(&Setup::default())?;
        let window = Window::open(&desktop).await?;
        let person = Person::new(&window, Hand::Mouse);
        let done = job(&window, person, folder).await;
        if done.is_err() {
            desktop.screenshot(&folder.join("failed.png"))?;
        }
        done?;
        window.close().await
    }

    async fn job(window: &Window<'_>, person: Person<'_>, folder: &Path) -> Result<()> {
        let picture = |name: &str| folder.join(format!("{name}.png"));
        window.find("button", "Choose file").await?;
        window.screenshot(&picture("1-welcome")).await?;
        person.enter_practice().await?;
        person.choose_folder(&["Northlight", "Campaigns"]).await?;
        person.include_subfolders().await?;
        let assets = window.count_in("button", "Change all").await?;
        window.screenshot(&picture("2-choose")).await?;
        person.set_copyright(COPYRIGHT).await?;
        window.find("button", &format!("Change {assets} assets")).await?;
        window.screenshot(&picture("3-check")).await?;
        person.run(assets).await?;
        window.screenshot(&picture("4-result")).await?;
        println!("Copyright of {assets} assets in Campaigns is now “{COPYRIGHT}”.");
        Ok(())
    }
}
