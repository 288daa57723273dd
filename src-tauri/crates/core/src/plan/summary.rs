//! What fields hold across a selection.
