//! Pause, go on, stop.

use futures::future::BoxFuture;
use tokio::sync::watch;

use super::error::Error;
use super::snapshot::Pause;
use relabel_aem::Gate;

/// How often a job was let go on. What was found out in an earlier epoch, by a request
/// that was on its way when the job was let go on, is no reason to hold it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Epoch(u32);

/// What a job has been told to do.
#[derive(Clone, Debug, Default, PartialEq)]
enum Order {
    #[default]
    Run,
    Pause(Pause),
    Stop,
}

/// Who may let a held job go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Resume {
    /// A person, or the job itself once what holds it has passed.
    #[default]
    Anybody,
    /// Nobody but a person.
    Person,
    /// Nobody: the program ends.
    Nobody,
}

/// How a job stands.
#[derive(Clone, Debug, Default)]
struct State {
    order: Order,
    epoch: Epoch,
    resume: Resume,
    /// Whether nobody carries the job out any more.
    is_detached: bool,
}

impl State {
    /// Holds a running job; the first reason stays. Returns whether it does.
    fn pause(&mut self, reason: Pause) -> bool {
        let runs = self.order == Order::Run;
        if runs {
            self.order = Order::Pause(reason);
        }
        runs
    }

    /// Lets a held job go on into another epoch, where nobody but `who` is wanted for that
    /// and its reason is one of those `wanted`. Returns whether it does.
    fn resume(&mut self, who: Resume, wanted: impl FnOnce(&Pause) -> bool) -> bool {
        let may = match self.resume {
            Resume::Anybody => true,
            Resume::Person => who == Resume::Person,
            Resume::Nobody => false,
        };
        let goes_on = may && matches!(&self.order, Order::Pause(reason) if wanted(reason));
        if goes_on {
            self.epoch.0 += 1;
            self.order = Order::Run;
        }
        goes_on
    }
}

/// The switch of one job, shared by the window and the workers. Stopping is final.
#[derive(Clone, Debug, Default)]
pub struct Control(watch::Sender<State>);

impl Control {
    /// Whether a held job waits for a person even when what holds it has passed: its
    /// connection is read only by now.
    pub fn set_locked(&self, is_locked: bool) {
        self.0.send_modify(|state| {
            state.resume = match (state.resume, is_locked) {
                (Resume::Nobody, _) => Resume::Nobody,
                (_, true) => Resume::Person,
                (_, false) => Resume::Anybody,
            };
        });
    }

    /// Holds the job for good, because the program ends. Why it was held before, if it
    /// was, stays.
    pub fn close(&self) {
        self.0.send_modify(|state| {
            state.resume = Resume::Nobody;
            state.pause(Pause::User);
        });
    }

    /// Whether [`Control::close`] was called.
    pub(super) fn is_closing(&self) -> bool {
        self.0.borrow().resume == Resume::Nobody
    }

    /// Says that nobody carries the job out any more: it has ended, or its end could
    /// not be written.
    pub(super) fn detach(&self) {
        self.0.send_modify(|state| state.is_detached = true);
    }

    /// Whether nobody carries the job out any more, so that nothing obeys this switch.
    #[must_use]
    pub fn is_detached(&self) -> bool {
        self.0.borrow().is_detached
    }

    /// Holds the job; the first reason stays.
    pub fn pause(&self, reason: Pause) {
        self.0.send_if_modified(|state| state.pause(reason));
    }

    /// The epoch the job is in.
    pub(super) fn epoch(&self) -> Epoch {
        self.0.borrow().epoch
    }

    /// Holds the job for what was found out in an epoch, unless it was let go on since.
    pub(super) fn pause_in(&self, epoch: Epoch, reason: Pause) {
        self.0.send_if_modified(|state| state.epoch == epoch && state.pause(reason));
    }

    /// Lets a held job go on.
    pub fn resume(&self) {
        self.0.send_if_modified(|state| state.resume(Resume::Person, |_| true));
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
        let wanted = |reason: &Pause| match reason {
            Pause::User => false,
            Pause::Environment(error) => wanted(error),
        };
        self.0.send_if_modified(|state| state.resume(Resume::Anybody, wanted))
    }

    /// Starts nothing new; what is on its way is settled.
    pub fn stop(&self) {
        self.0.send_modify(|state| state.order = Order::Stop);
    }

    /// Whether stop was asked.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.borrow().order == Order::Stop
    }

    /// Whether the job may not send right now.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.0.borrow().order != Order::Run
    }

    /// Why the job is held, if it is.
    #[must_use]
    pub fn paused_by(&self) -> Option<Pause> {
        match &self.0.borrow().order {
            Order::Pause(reason) => Some(reason.clone()),
            Order::Run | Order::Stop => None,
        }
    }

    /// Waits until the job may send; `false` means it was stopped.
    pub async fn may_send(&self) -> bool {
        let mut state = self.0.subscribe();
        match state.wait_for(|state| !matches!(state.order, Order::Pause(_))).await {
            Ok(state) => state.order == Order::Run,
            // The sender lives in `self`, so the channel cannot be closed.
            Err(_) => false,
        }
    }

    /// Returns once stop was asked.
    pub async fn stopped(&self) {
        self.until(|order| *order == Order::Stop).await;
    }

    async fn until(&self, wanted: impl Fn(&Order) -> bool) {
        let mut state = self.0.subscribe();
        if state.wait_for(|state| wanted(&state.order)).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Gate for Control {
    fn closed(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.until(|order| *order != Order::Run))
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
        let before = control.epoch();
        control.pause_in(before, reason.clone());
        control.resume();
        control.pause_in(before, reason.clone());
        assert!(!control.is_held(), "of a request sent before the job was let go on");
        control.pause_in(control.epoch(), reason);
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
