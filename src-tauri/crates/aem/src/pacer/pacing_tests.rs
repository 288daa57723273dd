//! Scripts of what AEM says and what the pacer decides.

use std::time::Duration;

use super::learner::Phase;
use super::pacing::{Admission, Feedback, Pacing, Ticket, Work};
use relabel_model::Speed;

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

fn permit(pacing: &mut Pacing, now: Duration) -> Ticket {
    match pacing.next_permit(Work::Write, now) {
        Admission::Now(ticket) => ticket,
        other => panic!("{other:?} instead of a permit at {now:?}"),
    }
}

/// What the pacer says to the next request after hearing this of the first.
fn after(heard: Feedback) -> (Admission, u32) {
    let mut pacing = Pacing::new(Speed::Normal, 7);
    let ticket = permit(&mut pacing, Duration::ZERO);
    pacing.observe(ticket, heard, seconds(0.5));
    let turn = pacing.next_permit(Work::Write, seconds(0.5));
    (turn, pacing.pace(seconds(0.5)).refused)
}

#[test]
fn every_form_of_retry_after_leads_to_a_wait_that_is_obeyed_or_clamped() {
    const EPSILON: f64 = 0.001;
    let at = |seconds: f64| Some(Duration::from_secs_f64(seconds));
    // What was heard; waits from and to, in seconds; whether the user is asked.
    let table = [
        (Feedback::Refused(at(5.0)), 5.0, 5.0, false),
        (Feedback::Down(at(5.0)), 5.0, 5.0, false),
        (Feedback::Refused(at(899.0)), 899.0, 899.0, false),
        (Feedback::Refused(at(900.0)), 900.0, 900.0, false),
        (Feedback::Refused(at(901.0)), 900.0, 900.0, true),
        (Feedback::Refused(at(1e9)), 900.0, 900.0, true),
        (Feedback::Refused(Some(Duration::from_secs(u64::MAX))), 900.0, 900.0, true),
        (Feedback::Down(at(1e9)), 900.0, 900.0, true),
        (Feedback::Refused(at(0.0)), 0.0, 0.25, false),
        (Feedback::Refused(None), 0.0, 0.25, false),
        (Feedback::Down(at(0.0)), 0.0, 0.25, false),
        (Feedback::Down(None), 0.0, 0.25, false),
    ];
    for (heard, from, to, asks) in table {
        let (turn, refused) = after(heard);
        let until = match turn {
            Admission::At(until) => {
                assert!(!asks, "{heard:?} must ask");
                until
            }
            Admission::Asks(until) => {
                assert!(asks, "{heard:?} must not ask");
                until
            }
            other => panic!("{heard:?}: {other:?}"),
        };
        let wait = (until - seconds(0.5)).as_secs_f64();
        assert!((from - EPSILON..=to + EPSILON).contains(&wait), "{heard:?}: waits {wait} s");
        assert_eq!(refused, 1);
    }
}

#[test]
fn what_is_no_refusal_makes_nobody_wait() {
    for heard in [Feedback::Answered, Feedback::Failed, Feedback::Dropped] {
        let (turn, refused) = after(heard);
        assert!(matches!(turn, Admission::Now(_)), "{heard:?}: {turn:?}");
        assert_eq!(refused, 0);
    }
}

#[test]
fn a_shorter_wait_does_not_end_a_longer_one() {
    let mut pacing = Pacing::new(Speed::Normal, 1).started();
    let first = permit(&mut pacing, seconds(0.0));
    let second = permit(&mut pacing, seconds(0.6));
    let third = permit(&mut pacing, seconds(1.0));
    pacing.observe(first, Feedback::Refused(Some(seconds(10.0))), seconds(1.1));
    pacing.observe(second, Feedback::Refused(Some(seconds(1.0))), seconds(1.2));
    assert_eq!(pacing.quiet_for(seconds(1.2)), Some(seconds(9.9)));
    pacing.observe(third, Feedback::Refused(Some(seconds(20.0))), seconds(1.3));
    assert_eq!(pacing.quiet_for(seconds(1.3)), Some(seconds(20.0)), "a longer one does");
}

#[test]
fn after_a_pause_one_request_goes_ahead_alone() {
    // What became of it, and whether the others may follow.
    let table = [
        (Feedback::Answered, true),
        (Feedback::Failed, true),
        (Feedback::Dropped, true),
        (Feedback::Down(None), false),
        (Feedback::Refused(Some(Duration::from_secs(3))), false),
    ];
    for (heard, others_follow) in table {
        let mut pacing = Pacing::new(Speed::Normal, 1);
        let ticket = permit(&mut pacing, seconds(0.0));
        pacing.observe(ticket, Feedback::Down(Some(seconds(2.0))), seconds(0.1));
        let scout = permit(&mut pacing, seconds(2.1));
        let waits = pacing.next_permit(Work::Read, seconds(10.0));
        assert!(matches!(waits, Admission::WhenAnswered), "{waits:?}");
        pacing.observe(scout, heard, seconds(10.0));
        let next = pacing.next_permit(Work::Write, seconds(10.0));
        assert_eq!(matches!(next, Admission::Now(_)), others_follow, "{heard:?}: {next:?}");
    }
}

#[test]
fn while_aem_is_down_waits_grow_but_its_return_is_noticed_soon() {
    let mut pacing = Pacing::new(Speed::Normal, 3);
    let mut now = Duration::ZERO;
    let mut tries = vec![now];
    while now < seconds(60.0) {
        match pacing.next_permit(Work::Write, now) {
            Admission::Now(ticket) => {
                pacing.observe(ticket, Feedback::Down(None), now);
                tries.push(now);
            }
            Admission::At(at) => now = at,
            other => panic!("{other:?}"),
        }
    }
    let longest = tries.windows(2).map(|pair| pair[1] - pair[0]).max();
    assert!(longest <= Some(seconds(4.1)), "{longest:?} without a try");
    assert!((10..=60).contains(&tries.len()), "{} tries in a minute", tries.len());
}

#[test]
fn several_refusals_on_their_way_are_one_piece_of_news() {
    let mut pacing = Pacing::new(Speed::Fast, 1).started();
    let mut now = Duration::ZERO;
    let mut tickets = Vec::new();
    while tickets.len() < 40 {
        match pacing.next_permit(Work::Write, now) {
            Admission::Now(ticket) => tickets.push(ticket),
            Admission::At(at) => now = at,
            other => panic!("{other:?}"),
        }
    }
    let late = tickets.split_off(30);
    for ticket in tickets {
        pacing.observe(ticket, Feedback::Answered, now);
    }
    let mut rates = Vec::new();
    for ticket in late {
        pacing.observe(ticket, Feedback::Refused(Some(seconds(1.0))), now);
        rates.push(pacing.learner().rate());
    }
    assert_eq!(pacing.learner().phase(), Phase::Search);
    rates.dedup();
    assert_eq!(rates.len(), 1, "slowed down several times for one refusal: {rates:?}");
}

#[test]
fn being_idle_is_no_reason_to_grow() {
    let mut pacing = Pacing::new(Speed::Fast, 1);
    for hour in 0..50_u32 {
        let now = seconds(f64::from(hour) * 3_600.0);
        let ticket = permit(&mut pacing, now);
        pacing.observe(ticket, Feedback::Answered, now);
    }
    let rate = pacing.learner().rate();
    assert!(rate <= 4.0, "{rate} a second after a request an hour");
}

#[test]
fn at_the_start_more_requests_leave_with_each_round_trip() {
    let mut pacing = Pacing::new(Speed::Fast, 1);
    let mut on_their_way = Vec::new();
    for trip in 0..4_u32 {
        let sent_at = seconds(f64::from(trip) * 0.05);
        let mut tickets = Vec::new();
        while let Admission::Now(ticket) = pacing.next_permit(Work::Read, sent_at) {
            tickets.push(ticket);
        }
        on_their_way.push(tickets.len());
        let answered_at = sent_at + seconds(0.05);
        tickets.into_iter().for_each(|it| pacing.observe(it, Feedback::Answered, answered_at));
    }
    assert_eq!(on_their_way, [1, 2, 3, 5]);
}

#[test]
fn no_burst_after_a_night_asleep() {
    let mut pacing = Pacing::new(Speed::Fast, 1);
    let morning = seconds(9.0 * 3_600.0);
    let ticket = permit(&mut pacing, Duration::ZERO);
    pacing.observe(ticket, Feedback::Answered, seconds(0.1));
    let mut at_once = 0;
    while let Admission::Now(_) = pacing.next_permit(Work::Write, morning) {
        at_once += 1;
    }
    assert!(at_once <= 2, "{at_once} requests in the moment of waking up");
}

#[test]
fn every_other_request_refused_is_slow_but_goes_on() {
    let mut pacing = Pacing::new(Speed::Normal, 1);
    let (mut now, mut passed, mut nth) = (Duration::ZERO, 0, 0);
    while now < seconds(600.0) {
        match pacing.next_permit(Work::Write, now) {
            Admission::Now(ticket) => {
                nth += 1;
                let refused = nth % 2 == 0;
                let heard = if refused {
                    Feedback::Refused(Some(seconds(1.0)))
                } else {
                    Feedback::Answered
                };
                passed += u32::from(!refused);
                pacing.observe(ticket, heard, now + seconds(0.05));
                now += seconds(0.05);
            }
            Admission::At(at) => now = at,
            other => panic!("{other:?}"),
        }
    }
    assert!(passed >= 60, "{passed} in ten minutes");
    // Then everything is let through again, one after the other, 50 ms each.
    let before = pacing.learner().rate();
    let until = now + seconds(120.0);
    while now < until {
        match pacing.next_permit(Work::Write, now) {
            Admission::Now(ticket) => {
                now += seconds(0.05);
                pacing.observe(ticket, Feedback::Answered, now);
            }
            Admission::At(at) => now = at,
            other => panic!("{other:?}"),
        }
    }
    let rate = pacing.learner().rate();
    assert!(rate > 10.0, "{before} a second became {rate} in two minutes without a refusal");
}
