//! Company networks: a certificate to trust besides those of the computer, and the
//! check that names the layer which fails.

use anyhow::Result;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair, date_time_ymd};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

/// A certificate as a company network has it, and the same with its private key.
pub(super) fn authority() -> Result<(String, String)> {
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.distinguished_name.push(DnType::CommonName, "Example Inspection Root");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.not_after = date_time_ymd(2090, 5, 3) + std::time::Duration::from_secs(12 * 3_600);
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?.pem();
    Ok((certificate.clone(), format!("{certificate}{}", key.serialize_pem())))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_certificate_is_added_and_the_network_is_checked() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let (certificate, with_key) = authority()?;
    let certificate = practice.file("company-root.pem", certificate.as_bytes())?;
    let with_key = practice.file("company-all.pem", with_key.as_bytes())?;
    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.press("button", "Settings").await?;
    window.wait_for_text("None. Relabel trusts what this computer trusts.").await?;

    for (file, says) in [
        (&practice.service_key, "This file is not a certificate"),
        (&with_key, "This file also contains a private key"),
    ] {
        person.press("button", "Add a company certificate…").await?;
        window.answer_file_dialog(file)?;
        window.wait_for_text(says).await?;
    }
    person.press("button", "Add a company certificate…").await?;
    window.answer_file_dialog(&certificate)?;
    window.find("alertdialog", "Trust this certificate?").await?;
    window.wait_for_text("Valid until").await?;
    window.wait_for_text("3 May 2090").await?;
    window.wait_for_text("Continue only if your IT department gave you this file.").await?;
    window.wait_for_focus("button", "Cancel").await?;
    person.press("button", "Trust").await?;
    window.wait_for_item(&["Example Inspection Root", "Expires on 3 May 2090"]).await?;

    let host = practice.address().replace("http://", "");
    person.press("button", "Check the network").await?;
    window.wait_for_text("The network lets Relabel through.").await?;
    window
        .wait_for_item(&[
            "Finding the address",
            "Works",
            &format!("The address of {host} was found."),
        ])
        .await?;
    window.wait_for_item(&["Connection", "Works", &format!("{host} answers.")]).await?;
    window.wait_for_item(&["Secure connection", "Not needed"]).await?;
    window.wait_for_item(&["Answer", "Works", &format!("{host} answers as it should.")]).await?;

    // It is kept until it is removed.
    window.close().await?;
    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Mouse);
    practice.sandbox.stopped().await;
    person.press("button", "Settings").await?;
    person.press("button", "Remove ").await?;
    window.find("alertdialog", "Stop trusting").await?;
    person.press("button", "Stop trusting it").await?;
    window.wait_for_text("None. Relabel trusts what this computer trusts.").await?;
    person.press("button", "Check the network").await?;
    window.wait_for_item(&["Connection", "Does not work", "Nothing answered at", &host]).await?;
    window.wait_for_text("1 of 1 address not reached").await?;
    window.close().await
}
