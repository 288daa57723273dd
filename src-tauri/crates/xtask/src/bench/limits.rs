//! P5, P6 and P8: how well the pacer keeps to what AEM allows. All servers run at the
//! same time: together they let fewer requests through than one alone can answer.

use anyhow::Result;

use super::figure::{Figure, Target};
use super::processes::{Mock, Teller, number, rate};
use super::{Plan, say};

/// How long an answer takes, as in the performance plan.
const LATENCY: [&str; 4] = ["--latency-ms", "50", "--jitter-ms", "30"];
/// Seconds a rate of a changing limit holds.
const TURN: u32 = 30;

/// A server that limits.
struct Server {
    figure: &'static str,
    name: &'static str,
    arguments: &'static [&'static str],
    /// What it allows on average.
    allowed: f64,
    least: f64,
    most_refused: f64,
}

const SERVERS: [Server; 7] = [
    server("bucket 20/s, burst 20, asks for 1 s", &["--rate", "20", "--burst", "20"], 20.0, 0.95),
    server(
        "bucket 100/s, burst 50, asks for 1 s",
        &["--rate", "100", "--burst", "50"],
        100.0,
        0.95,
    ),
    server(
        "bucket 20/s, burst 20, asks for 5 s",
        &["--rate", "20", "--burst", "20", "--retry-after", "5"],
        20.0,
        0.90,
    ),
    server(
        "bucket 500/s, burst 100, asks for 1 s",
        &["--rate", "500", "--burst", "100"],
        500.0,
        0.95,
    ),
    Server {
        most_refused: 0.03,
        ..server(
            "2/s in windows of 6 s, asks for 6 s",
            &["--rate", "2", "--window", "6"],
            2.0,
            0.90,
        )
    },
    server(
        "20/s in windows of 6 s, asks for 5 s",
        &["--rate", "20", "--window", "6", "--retry-after", "5"],
        20.0,
        0.90,
    ),
    Server {
        figure: "P6",
        most_refused: 0.03,
        ..server(
            "100/s and 25/s, 30 s each, asks for 1 s",
            &["--rate", "100", "--burst", "50", "--rate-then", "25", "--rate-every", "30"],
            62.5,
            0.65,
        )
    },
];

const fn server(
    name: &'static str,
    arguments: &'static [&'static str],
    allowed: f64,
    least: f64,
) -> Server {
    Server { figure: "P5", name, arguments, allowed, least, most_refused: 0.01 }
}

/// Changes of a limit: from, to, and within how many seconds that must show.
const CHANGES: [(f64, f64, f64); 2] = [(25.0, 100.0, 30.0), (100.0, 25.0, 3.0)];

pub(super) fn measure(plan: &Plan) -> Result<Vec<Figure>> {
    if plan.wants(&["P7"]) {
        say("P7 is not measured: rclone speaks no protocol that changes metadata in AEM");
    }
    if !plan.wants(&["P5", "P6", "P8"]) {
        return Ok(Vec::new());
    }
    let mut steady: Vec<[Figure; 3]> = SERVERS.iter().map(figures).collect();
    let mut changes: Vec<Figure> = CHANGES
        .iter()
        .map(|(from, to, most)| {
            let what = format!("{from}/s becomes {to}/s: until that shows");
            Figure::new("P8", what, "s", "", Target::AtMost(*most))
        })
        .collect();
    for run in 1..=plan.runs {
        say(&format!("limits, repetition {run} of {}", plan.runs));
        let servers: Vec<_> = SERVERS
            .iter()
            .enumerate()
            .map(|(nth, one)| one.start(plan, nth))
            .collect::<Result<_>>()?;
        let changing: Vec<_> =
            (0..CHANGES.len()).map(|nth| change(plan, nth, run)).collect::<Result<_>>()?;
        for ((figures, server), (_mock, client)) in steady.iter_mut().zip(&SERVERS).zip(servers) {
            let told = client.told()?;
            let passed = rate(&told, "passed", "seconds")?;
            figures[0].compared(passed, server.allowed);
            let (refused, all) = (number(&told, "refused")?, number(&told, "passed")?);
            figures[1].compared(refused, refused + all);
            figures[2].alone(number(&told, "insideRetryAfter")?);
        }
        for (figure, (_mock, client)) in changes.iter_mut().zip(changing) {
            figure.alone(number(&client.told()?, "noticedSeconds")?);
        }
    }
    Ok(steady.into_iter().flatten().chain(changes).collect())
}

fn figures(server: &Server) -> [Figure; 3] {
    let figure = |what: &str, unit, against: &str, target| {
        Figure::new(server.figure, format!("{}: {what}", server.name), unit, against, target)
    };
    [
        figure("writes", "writes/s", "what it allows", Target::AtLeast(server.least)),
        figure("refused", "writes", "sent", Target::AtMost(server.most_refused)),
        figure("sent inside Retry-After", "requests", "", Target::AtMost(0.0)),
    ]
}

impl Server {
    fn start(&self, plan: &Plan, nth: usize) -> Result<(Mock, Teller)> {
        // Two turns of a changing limit, and whole ones.
        let (warm, span) = (plan.size(2 * TURN, TURN), plan.size(4 * TURN, 2 * TURN));
        paced(
            plan,
            &format!("limit-{nth}"),
            self.arguments,
            &[("warm", warm.to_string()), ("span", span.to_string())],
        )
    }
}

/// A write loop against a limit. All have the AEM SDK's sign-in: none of them waits
/// for a token.
fn paced(
    plan: &Plan,
    name: &str,
    arguments: &[&str],
    more: &[(&'static str, String)],
) -> Result<(Mock, Teller)> {
    let arguments = [&["--local-aem"], &LATENCY[..], arguments].concat();
    let mock = Mock::start(1_000, &arguments, &plan.fresh(name)?)?;
    let mut wishes = mock.wishes();
    wishes.extend_from_slice(more);
    let client = Teller::driver("pace", &wishes)?;
    Ok((mock, client))
}

fn change(plan: &Plan, nth: usize, run: u32) -> Result<(Mock, Teller)> {
    let (from, to, _) = CHANGES[nth];
    let rate = from.to_string();
    // When a limit changes between two probes is chance: not always at the same time.
    let warm = plan.size(60 + 7 * (run - 1), 40).to_string();
    paced(
        plan,
        &format!("change-{nth}"),
        &["--rate", &rate, "--burst", "50"],
        &[("warm", warm), ("from", from.to_string()), ("to", to.to_string())],
    )
}
