//! Pause, go on, stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use futures::future::BoxFuture;
use tokio::sync::watch;

use super::error::Error;
use super::snapshot::Pause;
use relabel_aem::Gate;

/// How often a job was let go on. What was found out in an earlier turn, by a request
/// that was on its way when the job was let go on, is no reason to hold it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Epoch(u32);

/// What a job has been told to do.
#[derive(Clone, Debug, Default, PartialEq)]
enum Order {
    #[default]
    Run,
    Pause(Pause),
    Stop,
}

/// The switch of one job, shared by the window and the workers. Stopping is final.
#[derive(Clone, Debug, Default)]
pub struct Control {
    order: watch::Sender<Order>,
    turn: Arc<AtomicU32>,
    /// Set while nothing may let a held job go on but a person.
    is_locked: Arc<AtomicBool>,
    /// Set once the program ends.
    is_closing: Arc<AtomicBool>,
    /// Set once nobody carries the job out any more.
    is_let_go: Arc<AtomicBool>,
}

impl Control {
    /// Whether a held job waits for a person even when what holds it has passed: its
    /// connection is read only by now.
    pub fn set_locked(&self, is_locked: bool) {
        self.is_locked.store(is_locked, Ordering::SeqCst);
    }

    /// Holds the job for good, because the program ends. Why it was held before, if it
    /// was, stays.
    pub fn close(&self) {
        self.is_closing.store(true, Ordering::SeqCst);
        self.pause(Pause::User);
    }

    /// Whether [`Control::close`] was called.
    pub(super) fn is_closing(&self) -> bool {
        self.is_closing.load(Ordering::SeqCst)
    }

    /// Says that nobody carries the job out any more: it has ended, or its end could
    /// not be written.
    pub(super) fn let_go(&self) {
        self.is_let_go.store(true, Ordering::SeqCst);
    }

    /// Whether nobody carries the job out any more, so that nothing obeys this switch.
    #[must_use]
    pub fn is_let_go(&self) -> bool {
        self.is_let_go.load(Ordering::SeqCst)
    }

    /// Holds the job; the first reason stays.
    pub fn pause(&self, reason: Pause) {
        self.order.send_if_modified(|order| {
            let runs = *order == Order::Run;
            if runs {
                *order = Order::Pause(reason);
            }
            runs
        });
    }

    /// The turn the job is in.
    pub(super) fn turn(&self) -> Epoch {
        Epoch(self.turn.load(Ordering::SeqCst))
    }

    /// Holds the job for what was found out in `turn`, unless it was let go on since.
    pub(super) fn pause_in(&self, turn: Epoch, reason: Pause) {
        self.order.send_if_modified(|order| {
            let holds = *order == Order::Run && self.turn() == turn;
            if holds {
                *order = Order::Pause(reason);
            }
            holds
        });
    }

    /// Lets a held job go on.
    pub fn resume(&self) {
        self.resume_if(|_| true);
    }

    /// Lets a job go on that waits for a sign-in, because the key was replaced or the
    /// user signed in again. One that waits for anything else, the user included,
    /// goes on waiting. Returns whether it goes on.
    pub fn sign_in_mended(&self) -> bool {
        self.resume_if_environment(Error::is_about_sign_in)
    }

    /// Lets a job go on that waits for a fact about the environment, if it is one of
    /// those `wanted`. Returns whether it goes on.
    pub fn resume_if_environment(&self, wanted: impl Fn(&Error) -> bool) -> bool {
        !self.is_locked.load(Ordering::SeqCst)
            && self.resume_if(|reason| match reason {
                Pause::User => false,
                Pause::Environment(error) => wanted(error),
            })
    }

    fn resume_if(&self, wanted: impl FnOnce(&Pause) -> bool) -> bool {
        self.order.send_if_modified(|order| {
            let goes_on =
                !self.is_closing() && matches!(order, Order::Pause(reason) if wanted(reason));
            if goes_on {
                self.turn.fetch_add(1, Ordering::SeqCst);
                *order = Order::Run;
            }
            goes_on
        })
    }

    /// Starts nothing new; what is on its way is settled.
    pub fn stop(&self) {
        self.order.send_replace(Order::Stop);
    }

    /// Whether stop was asked.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        *self.order.borrow() == Order::Stop
    }

    /// Whether the job may not send right now.
    #[must_use]
    pub fn is_held(&self) -> bool {
        *self.order.borrow() != Order::Run
    }

    /// Why the job is held, if it is.
    #[must_use]
    pub fn paused_by(&self) -> Option<Pause> {
        match &*self.order.borrow() {
            Order::Pause(reason) => Some(reason.clone()),
            Order::Run | Order::Stop => None,
        }
    }

    /// Waits until the job may send; `false` means it was stopped.
    pub async fn may_send(&self) -> bool {
        let mut order = self.order.subscribe();
        match order.wait_for(|order| !matches!(order, Order::Pause(_))).await {
            Ok(order) => *order == Order::Run,
            // The sender lives in `self`, so the channel cannot be closed.
            Err(_) => false,
        }
    }

    /// Returns once stop was asked.
    pub async fn stopped(&self) {
        let mut order = self.order.subscribe();
        if order.wait_for(|order| *order == Order::Stop).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Gate for Control {
    fn closed(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            let mut order = self.order.subscribe();
            if order.wait_for(|order| *order != Order::Run).await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::error::tests::offline;

    #[test]
    fn only_a_job_that_waits_for_a_sign_in_goes_on_with_a_new_key() {
        let refused = Error::from(relabel_aem::Error::SignInRefused);
        for (reason, goes_on) in
            [(refused.into(), true), (offline().into(), false), (Pause::User, false)]
        {
            let control = Control::default();
            control.pause(reason.clone());
            assert_eq!(control.sign_in_mended(), goes_on, "{reason:?}");
            assert_eq!(control.is_held(), !goes_on, "{reason:?}");
        }
        let control = Control::default();
        assert!(!control.sign_in_mended(), "it was not held");
        control.stop();
        assert!(!control.sign_in_mended() && control.is_stopped());
    }

    #[tokio::test]
    async fn the_gate_closes_when_the_job_is_held_and_opens_again() {
        for hold in [|control: &Control| control.pause(Pause::User), Control::stop] {
            let control = Control::default();
            assert!(futures::poll!(control.closed()).is_pending(), "a running job may send");
            let mut waiting = control.closed();
            assert!(futures::poll!(&mut waiting).is_pending());
            hold(&control);
            assert!(futures::poll!(waiting).is_ready(), "whoever waits is told");
            control.resume();
            assert_eq!(futures::poll!(control.closed()).is_ready(), control.is_stopped());
        }
    }

    #[tokio::test]
    async fn stop_is_final_and_wakes_a_held_job() {
        let control = Control::default();
        control.pause(Pause::User);
        let waiting = tokio::spawn({
            let control = control.clone();
            async move { control.may_send().await }
        });
        control.stop();
        control.resume();
        control.pause(Pause::User);
        assert!(!waiting.await.expect("joins"), "a stopped job must not send");
        assert!(control.is_stopped());
        assert_eq!(control.paused_by(), None);
    }

    #[test]
    fn what_was_found_out_before_the_job_was_let_go_on_holds_it_no_more() {
        let (control, reason) = (Control::default(), Pause::User);
        let before = control.turn();
        control.pause_in(before, reason.clone());
        control.resume();
        control.pause_in(before, reason.clone());
        assert!(!control.is_held(), "of a request sent before the job was let go on");
        control.pause_in(control.turn(), reason);
        assert!(control.is_held());
    }

    #[tokio::test]
    async fn the_first_reason_for_a_pause_stays() {
        let control = Control::default();
        control.pause(Pause::User);
        control.pause(offline().into());
        assert_eq!(control.paused_by(), Some(Pause::User));
        control.resume();
        assert!(control.may_send().await);
    }

    #[tokio::test]
    async fn what_was_locked_meanwhile_waits_for_a_person() {
        let control = Control::default();
        control.pause(offline().into());
        control.set_locked(true);
        assert!(!control.resume_if_environment(|_| true));
        control.set_locked(false);
        assert!(control.resume_if_environment(|_| true));
    }

    #[tokio::test]
    async fn nothing_goes_on_once_the_program_ends() {
        for reason in [None, Some(offline().into())] {
            let control = Control::default();
            if let Some(reason) = reason {
                control.pause(reason);
            }
            let before = control.paused_by();
            control.close();
            assert!(!control.resume_if_environment(|_| true));
            control.resume();
            assert!(control.is_held());
            assert_eq!(control.paused_by(), before.or(Some(Pause::User)));
            control.stop();
            assert!(control.is_stopped(), "stopping is still possible");
        }
    }
}
