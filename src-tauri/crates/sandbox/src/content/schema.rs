//! The metadata forms of the practice environment, as AEM keeps them below `/conf`.
