//! Pictures for assets: painted from the path alone, so that the same asset
//! always looks the same and a folder of them looks like a library.

mod canvas;
mod objects;
mod scenes;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::content::build::{hash, mix};
use crate::node::Node;
use crate::painting::canvas::Canvas;
use crate::thumbnails::Picture;

/// What kind of picture stands for an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Medium {
    Photo,
    /// The first page of a document.
    Page,
    /// A frame with a play mark.
    Video,
    /// A wave form.
    Audio,
    /// A content fragment.
    Article,
}

impl Medium {
    pub(crate) fn of(asset: &Node) -> Medium {
        if asset.property_at("jcr:content/contentFragment").is_some_and(|p| p.is_true()) {
            return Medium::Article;
        }
        let format = asset.property_at("jcr:content/metadata/dc:format");
        let format = format.and_then(|p| p.first_text().map(|text| text.into_owned()));
        let format = format.unwrap_or_default();
        match format.split('/').next() {
            Some("video") => Medium::Video,
            Some("audio") => Medium::Audio,
            Some("application" | "text") => Medium::Page,
            _ => Medium::Photo,
        }
    }
}

/// Numbers that follow from a seed.
pub(crate) struct Dice(u64);

impl Dice {
    /// From 0 to 1.
    pub(crate) fn share(&mut self) -> f32 {
        self.0 = mix(self.0);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    pub(crate) fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.share()
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let at = (self.share() * of.len() as f32) as usize;
        of[at.min(of.len() - 1)]
    }
}

/// Paints a picture as PNG.
pub(crate) fn png(picture: &Picture) -> Vec<u8> {
    let mut canvas = Canvas::new(picture.width, picture.height);
    let mut dice = Dice(hash(&picture.asset));
    match picture.medium {
        Medium::Photo => photo(&mut canvas, &picture.asset, &mut dice),
        Medium::Page => objects::page(&mut canvas, &mut dice),
        Medium::Article => objects::article(&mut canvas, &mut dice),
        Medium::Audio => objects::wave_form(&mut canvas, &mut dice),
        Medium::Video => {
            photo(&mut canvas, &picture.asset, &mut dice);
            objects::play_mark(&mut canvas);
        }
    }
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    let written = encoder.write_image(
        &canvas.bytes(),
        picture.width.max(1),
        picture.height.max(1),
        ExtendedColorType::Rgb8,
    );
    if let Err(error) = written {
        tracing::error!(%error, "a picture could not be encoded");
    }
    png
}

/// Picks a scene by words in the path; without any, by chance.
fn photo(canvas: &mut Canvas, path: &str, dice: &mut Dice) {
    let path = path.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| path.contains(word));
    if says(&["/products/"]) {
        return objects::product(canvas, &path, dice);
    }
    if says(&["/logos/"]) {
        return objects::logo(canvas, dice);
    }
    if says(&["/patterns/"]) {
        return objects::pattern(canvas, dice);
    }
    if says(&["coast", "surf", "sea", "beach", "lake", "-lac", "harbour", "island", "ete-2025"]) {
        return scenes::sea(canvas, dice);
    }
    if says(&["city", "night", "street", "skate", "trade-fair"]) {
        return scenes::city(canvas, dice);
    }
    if says(&["mountain", "ski", "climb", "hik", "alaska", "winter", "snow"]) {
        return scenes::hills(canvas, dice, says(&["ski", "winter", "snow", "alaska"]));
    }
    if says(&["people", "home", "herbst", "journees"]) {
        return match dice.share() {
            s if s < 0.45 => scenes::room(canvas, dice),
            s if s < 0.75 => scenes::bokeh(canvas, dice),
            _ => scenes::still_life(canvas, dice),
        };
    }
    match dice.share() {
        s if s < 0.34 => scenes::hills(canvas, dice, false),
        s if s < 0.50 => scenes::sea(canvas, dice),
        s if s < 0.66 => scenes::room(canvas, dice),
        s if s < 0.83 => scenes::still_life(canvas, dice),
        _ => scenes::bokeh(canvas, dice),
    }
}

#[cfg(test)]
mod tests {
    use super::{Medium, png};
    use crate::thumbnails::Picture;

    fn picture(asset: &str, medium: Medium) -> Picture {
        Picture { asset: asset.to_owned(), medium, width: 140, height: 100 }
    }

    #[test]
    fn every_medium_gives_a_picture_of_the_asked_size() {
        for medium in [Medium::Photo, Medium::Page, Medium::Video, Medium::Audio, Medium::Article] {
            let png = png(&picture("/content/dam/a", medium));
            let decoded = image::load_from_memory(&png).unwrap().to_rgb8();
            assert_eq!(decoded.dimensions(), (140, 100));
            let first = decoded.get_pixel(0, 0);
            assert!(decoded.pixels().any(|pixel| pixel != first), "{medium:?} is blank");
        }
    }

    #[test]
    fn an_asset_always_looks_the_same_and_unlike_its_neighbour() {
        let one = png(&picture("/content/dam/places/coast/a.jpg", Medium::Photo));
        assert_eq!(one, png(&picture("/content/dam/places/coast/a.jpg", Medium::Photo)));
        assert_ne!(one, png(&picture("/content/dam/places/coast/b.jpg", Medium::Photo)));
    }
}
