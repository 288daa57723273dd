//! Names of the standard fields in English and French, and those that AEM ships.
