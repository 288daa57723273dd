//! Tags: titles by language, moved ones, namespaces.
