//! How sheets with the same headings were read the last time, and prefixes of
//! property names that the user says AEM knows.
