//! AEM's form, the standard fields and what assets hold, as one catalogue.
