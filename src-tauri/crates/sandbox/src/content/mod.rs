//! Where the content comes from: the invented library, a synthetic one of any
//! size, or a file.

pub(crate) mod batch;
pub(crate) mod build;
pub(crate) mod file;
mod library;
mod library_titles;
mod schema;
pub(crate) mod synthetic;
mod tags;

use std::path::PathBuf;

use crate::Error;
use crate::graphql::stories;
use crate::node::Node;

/// Stories of the ordinary library.
const STORIES: u32 = 24;

/// A new, empty folder.
pub(crate) fn folder_node(title: &str) -> Node {
    build::folder("sling:Folder", title)
}

/// The content an environment starts with.
#[derive(Clone, Debug, Default)]
pub enum Content {
    /// An invented library of about 320 assets in folders, with tags.
    #[default]
    Library,
    /// This many alike assets, 1,000 a folder; up to a million.
    Synthetic(u32),
    /// The invented library with this many invented stories, which are content fragments.
    Stories(u32),
    /// A JSON file of folders, assets with typed properties, and tags.
    File(PathBuf),
}

impl Content {
    /// Reads or makes the content. Blocking: it may read a large file.
    pub(crate) fn load(&self) -> Result<Node, Error> {
        let mut root = Node::of_type("rep:root");
        root.place("/content", Node::of_type("sling:OrderedFolder"));
        root.place("/content/dam", build::folder("sling:OrderedFolder", "Assets"));
        root.place("/content/cq:tags", build::folder("sling:Folder", "Tags"));
        match self {
            Content::Library => {
                library::fill(&mut root);
                stories::fill(&mut root, STORIES);
            }
            Content::Synthetic(count) => synthetic::fill(&mut root, *count)?,
            Content::File(path) => file::fill(&mut root, path)?,
            Content::Stories(count) => {
                library::fill(&mut root);
                stories::fill(&mut root, *count);
            }
        }
        Ok(root)
    }
}
