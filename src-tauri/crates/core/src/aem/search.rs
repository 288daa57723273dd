//! Searches in the words of AEM's query builder.
