//! AEM's metadata forms: which fields an administrator offers, and with which values.
