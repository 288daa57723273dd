//! Which picture a path means, and the pictures made so far.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use crate::node::Node;
use crate::painting::{self, Medium};
use crate::paths;

/// Pictures kept, in bytes. A page of a grid is well under a tenth of it.
const CACHE: usize = 48 << 20;

/// A picture to paint: the same description always gives the same picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Picture {
    /// Path of the asset, the seed of everything random.
    pub(crate) asset: String,
    pub(crate) medium: Medium,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Pictures made so far; the oldest go first.
#[derive(Default)]
pub(crate) struct Thumbnails {
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    pictures: HashMap<Picture, Bytes>,
    order: VecDeque<Picture>,
    size: usize,
}

/// The picture a path asks for: a rendition of an asset, or the asset itself.
/// `None` for all other paths.
pub(crate) fn wanted(root: &Node, path: &str) -> Option<Picture> {
    let (asset, rendition) = match path.split_once("/jcr:content/renditions/") {
        Some((asset, rendition)) => (asset, rendition),
        None => (path, "original"),
    };
    let (width, height) = match rendition {
        "cq5dam.thumbnail.48.48.png" => (48, 48),
        "cq5dam.thumbnail.140.100.png" => (140, 100),
        "cq5dam.thumbnail.319.319.png" => (319, 319),
        "cq5dam.web.1280.1280.jpeg" | "original" => (960, 640),
        _ => return None,
    };
    let node = root.at(&paths::segments(asset)).filter(|node| node.is_asset())?;
    let medium = Medium::of(&node);
    // Thumbnails of AEM keep the proportions of the asset within their square.
    let (width, height) = match (rendition, medium) {
        ("cq5dam.thumbnail.319.319.png", Medium::Photo | Medium::Video) => (319, 213),
        ("cq5dam.thumbnail.319.319.png", Medium::Page) => (226, 319),
        ("cq5dam.thumbnail.140.100.png", Medium::Page) => (71, 100),
        _ => (width, height),
    };
    Some(Picture { asset: asset.to_owned(), medium, width, height })
}

impl Thumbnails {
    pub(crate) fn answer(&self, picture: &Picture) -> Response {
        let headers =
            [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=3600")];
        (headers, self.png(picture)).into_response()
    }

    fn png(&self, picture: &Picture) -> Bytes {
        let made = || self.made.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(png) = made().pictures.get(picture) {
            return png.clone();
        }
        let png = Bytes::from(painting::png(picture));
        let mut made = made();
        if made.pictures.insert(picture.clone(), png.clone()).is_none() {
            made.order.push_back(picture.clone());
            made.size += png.len();
        }
        while made.size > CACHE
            && let Some(oldest) = made.order.pop_front()
        {
            if let Some(png) = made.pictures.remove(&oldest) {
                made.size -= png.len();
            }
        }
        png
    }
}
