//! Pause, go on, stop.

use tokio::sync::watch;

use crate::api::types::PauseReason;

/// What a job has been told to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Run,
    Pause(PauseReason),
    Stop,
}

/// The switch of one job, shared by the window and the workers. Stopping is final.
#[derive(Clone, Debug, Default)]
pub struct Control {
    order: watch::Sender<Order>,
}

impl Control {
    /// Holds the job; the first reason stays.
    pub fn pause(&self, reason: PauseReason) {
        self.order.send_if_modified(|order| {
            let runs = *order == Order::Run;
            if runs {
                *order = Order::Pause(reason);
            }
            runs
        });
    }

    /// Lets a held job go on.
    pub fn resume(&self) {
        self.order.send_if_modified(|order| {
            let held = matches!(order, Order::Pause(_));
            if held {
                *order = Order::Run;
            }
            held
        });
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
    pub fn paused_by(&self) -> Option<PauseReason> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn stop_is_final_and_wakes_a_held_job() {
        let control = Control::default();
        control.pause(PauseReason::User);
        let waiting = tokio::spawn({
            let control = control.clone();
            async move { control.may_send().await }
        });
        control.stop();
        control.resume();
        control.pause(PauseReason::User);
        assert!(!waiting.await.expect("joins"), "a stopped job must not send");
        assert!(control.is_stopped());
        assert_eq!(control.paused_by(), None);
    }

    #[tokio::test]
    async fn the_first_reason_for_a_pause_stays() {
        let control = Control::default();
        control.pause(PauseReason::User);
        let error =
            crate::api::types::ApiError::new(crate::api::types::ErrorCode::Offline, "offline");
        control.pause(PauseReason::Environment { error });
        assert_eq!(control.paused_by(), Some(PauseReason::User));
        control.resume();
        assert!(control.may_send().await);
    }
}
