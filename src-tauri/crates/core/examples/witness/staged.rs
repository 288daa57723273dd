//! What happens to assets and rights while Relabel writes, staged on both: a namesake, an
//! asset that is gone, an account that may not change or not see what it writes to.

use anyhow::Result;
use relabel_sandbox::{Fault, Sandbox};

use crate::answers::{Account, Server, said};
use crate::forms::{self, Form, ROOT};
use crate::{Outcome, difference};

use Account::{Administrator, Editor, WrongPassword};

/// An account that Sling gives, besides what everybody may, the right to change `open` and
/// takes the right to see `hidden`.
const EDITOR: (&str, &str) = ("editor", "secret");
const PLACES: [&str; 3] = ["open", "locked", "hidden"];

type Fields = &'static [(&'static str, &'static str)];

const DELETE: Fields = &[(":operation", "delete")];

/// What is staged, who writes, where to, and what. `CASE` is the folder of this case, which
/// each place has; `META` is where the metadata of an asset lies.
#[rustfmt::skip]
const CASES: [(&str, Account, &str, Fields); 33] = [
    ("a namesake", Editor, "open/CASE/b.jpg/META", &[("./dc:title", "x")]),
    ("a namesake, by names", Editor, "open/CASE", &[("./b.jpg/META/dc:title", "x")]),
    ("a namesake, removed by names", Editor, "open/CASE", &[("./b.jpg/META/dc:title@Delete", "x")]),
    ("a namesake, by absolute names", Editor, "open/CASE/b.jpg", &[("ROOT/open/CASE/b.jpg/META/dc:title", "x")]),
    ("gone", Editor, "open/CASE/gone.jpg/META", &[("./dc:title", "x")]),
    ("gone, by names", Editor, "open/CASE", &[("./gone.jpg/META/dc:title", "x")]),
    ("gone, the second of two", Editor, "open/CASE", &[("./a.jpg/META/dc:title", "x"), ("./gone.jpg/META/dc:title", "x")]),
    ("gone, and the value is none", Editor, "open/CASE", &[("./gone.jpg/META/x", "soon"), ("./gone.jpg/META/x@TypeHint", "Date")]),
    ("deleted", Editor, "open/CASE/b", DELETE),
    ("deleted by name", Editor, "open/CASE", &[("./b@Delete", "x")]),
    ("deleted, gone", Editor, "open/CASE/gone.jpg", DELETE),
    ("deleted, gone without an ending", Editor, "open/CASE/gone", DELETE),
    ("deleted, a namesake", Editor, "open/CASE/b.jpg", DELETE),
    ("deleted, below a namesake", Editor, "open/CASE/b.jpg/jcr:content", DELETE),
    ("may change", Editor, "open/CASE/a.jpg/META", &[("./oneLong", "5")]),
    ("may not set", Editor, "locked/CASE/a.jpg/META", &[("./oneLong", "5")]),
    ("may not clear", Editor, "locked/CASE/a.jpg/META", &[("./oneLong", "")]),
    ("may not remove", Editor, "locked/CASE/a.jpg/META", &[("./oneLong@Delete", "x")]),
    ("may not, and the value is none", Editor, "locked/CASE/a.jpg/META", &[("./oneLong", "many")]),
    ("may not, and nobody knows the prefix", Editor, "locked/CASE/a.jpg/META", &[("./foo:x", "x")]),
    ("may not, the second of two", Editor, "open/CASE", &[("./a.jpg/META/oneLong", "5"), ("../../locked/CASE/a.jpg/META/oneLong", "5")]),
    ("may not, a namesake", Editor, "locked/CASE/b.jpg/META", &[("./dc:title", "x")]),
    ("may not note the change", Editor, "locked/CASE/a.jpg/jcr:content", &[("./jcr:lastModified", "")]),
    ("may not make", Editor, "locked/CASE/gone.jpg/META", &[("./dc:title", "x")]),
    ("may not make, by names", Editor, "locked/CASE", &[("./gone.jpg/META/dc:title", "x")]),
    ("may not delete", Editor, "locked/CASE/b", DELETE),
    ("may not delete by name", Editor, "locked/CASE", &[("./b@Delete", "x")]),
    ("may not see", Editor, "hidden/CASE/a.jpg/META", &[("./oneLong", "5")]),
    ("may not see what it removes", Editor, "hidden/CASE/a.jpg/META", &[("./oneLong@Delete", "x")]),
    ("may not see what it deletes", Editor, "hidden/CASE/b", DELETE),
    ("may not see the folder", Editor, "hidden/CASE", &[("./a.jpg/META/oneLong", "5")]),
    ("wrong password", WrongPassword, "open/CASE/a.jpg/META", &[("./oneLong", "5")]),
    ("the administrator", Administrator, "locked/CASE/a.jpg/META", &[("./oneLong", "5")]),
];

/// Gives how many of the answers differ.
pub(crate) async fn compare(
    sling: &mut Server,
    practice: &Server,
    sandbox: &Sandbox,
) -> Result<usize> {
    for server in [&*sling, practice] {
        for place in PLACES {
            let kind = [(format!("./{place}/jcr:primaryType"), "sling:OrderedFolder")];
            server.set(ROOT, &kind).await?;
            for number in 0..CASES.len() {
                let content = forms::content(&format!("./{place}/{}", folder(number)));
                server.set(ROOT, &content).await?;
            }
        }
    }
    give_rights(sling).await?;
    sandbox.refuse_writes_below(&format!("{ROOT}/locked"));
    let mut differing = 0;
    for (number, (name, account, path, fields)) in CASES.into_iter().enumerate() {
        let folder = folder(number);
        let meant = |text: &str| {
            let text = text.replace("CASE", &folder).replace("META", "jcr:content/metadata");
            text.replace("ROOT", ROOT)
        };
        let fields = fields.iter().map(|(name, value)| (meant(name), (*value).to_owned()));
        let (path, fields) = (meant(&format!("ROOT/{path}")), fields.collect());
        let form = Form { path, folder, fields };
        // It hides from everybody, and Sling from the editor only.
        let hidden = Fault::FolderHidden { path: format!("{ROOT}/hidden") };
        sandbox.set_fault((account == Editor).then_some(hidden));
        let said_by_practice = sent(practice, account, &form).await?;
        sandbox.set_fault(None);
        let on_practice = outcome(practice, said_by_practice, &form).await?;
        let said_by_sling = sent(sling, account, &form).await?;
        let on_sling = outcome(sling, said_by_sling, &form).await?;
        if let Some(text) = difference(name, &form, &on_sling, &on_practice) {
            println!("\n{text}");
            differing += 1;
        }
    }
    println!("{differing} of {} staged forms differ", CASES.len());
    Ok(differing)
}

fn folder(case: usize) -> String {
    format!("s{case:02}")
}

async fn give_rights(sling: &mut Server) -> Result<()> {
    let (name, password) = EDITOR;
    let account = [(":name", name), ("pwd", password), ("pwdConfirm", password)];
    sling.set("/system/userManager/user.create.json", &account).await?;
    for (place, right, given) in
        [("open", "privilege@jcr:all", "granted"), ("hidden", "privilege@jcr:read", "denied")]
    {
        let rights = [("principalId", name), (right, given)];
        sling.set(&format!("{ROOT}/{place}.modifyAce.json"), &rights).await?;
    }
    sling.editor = Some(EDITOR);
    Ok(())
}

/// What is answered to the form, and whether the account sees what it writes to.
async fn sent(server: &Server, account: Account, form: &Form) -> Result<String> {
    let (status, answer) = server.post(&form.path, account, &form.fields).await?;
    let (seen, _) = server.get(&format!("{}.json", form.path), account).await?;
    Ok(format!("{} seen={seen}", said(status, &answer)))
}

async fn outcome(server: &Server, said: String, form: &Form) -> Result<Outcome> {
    let mut stored = Vec::new();
    for place in PLACES {
        let below = server.stored(&format!("{ROOT}/{place}/{}", form.folder)).await?;
        stored.extend(below.into_iter().map(|line| format!("{place}{line}")));
    }
    Ok(Outcome { said, stored })
}
