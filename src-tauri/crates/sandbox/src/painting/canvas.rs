//! A canvas of colours with soft-edged shapes.
//!
//! Lengths are in units of the canvas height, so a picture looks the same at
//! every size; `x` runs from 0 to [`Canvas::width`], `y` from 0 (top) to 1.

/// Red, green and blue from 0 to 1.
pub(crate) type Colour = [f32; 3];

/// A colour written `0xRRGGBB`.
pub(crate) const fn rgb(hex: u32) -> Colour {
    [
        ((hex >> 16) & 255) as f32 / 255.0,
        ((hex >> 8) & 255) as f32 / 255.0,
        (hex & 255) as f32 / 255.0,
    ]
}

pub(crate) fn between(a: Colour, b: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|i| a[i] + (b[i] - a[i]) * share)
}

/// 0 below `low`, 1 above `high`, smooth in between.
pub(crate) fn smooth(low: f32, high: f32, value: f32) -> f32 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// A part of the canvas that a shape can touch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

pub(crate) struct Canvas {
    columns: u32,
    rows: u32,
    pixels: Vec<Colour>,
}

impl Canvas {
    pub(crate) fn new(columns: u32, rows: u32) -> Canvas {
        let (columns, rows) = (columns.max(1), rows.max(1));
        Canvas { columns, rows, pixels: vec![[0.0; 3]; (columns * rows) as usize] }
    }

    pub(crate) fn width(&self) -> f32 {
        self.columns as f32 / self.rows as f32
    }

    /// The size of a pixel.
    fn pixel(&self) -> f32 {
        1.0 / self.rows as f32
    }

    /// Lets `paint` say colour and opacity of every point of an area.
    pub(crate) fn paint(&mut self, area: Area, paint: impl Fn(f32, f32) -> (Colour, f32)) {
        let size = self.pixel();
        let bound = |value: f32, most: u32| ((value / size).clamp(0.0, most as f32)) as u32;
        let (left, right) =
            (bound(area.left, self.columns), bound(area.right + size, self.columns));
        let (top, bottom) = (bound(area.top, self.rows), bound(area.bottom + size, self.rows));
        for row in top..bottom {
            let y = (row as f32 + 0.5) * size;
            let line = &mut self.pixels[(row * self.columns) as usize..][..self.columns as usize];
            for (column, pixel) in
                line.iter_mut().enumerate().take(right as usize).skip(left as usize)
            {
                let (colour, opacity) = paint((column as f32 + 0.5) * size, y);
                if opacity > 0.0 {
                    *pixel = between(*pixel, colour, opacity);
                }
            }
        }
    }

    fn everything(&self) -> Area {
        Area { left: 0.0, top: 0.0, right: self.width(), bottom: 1.0 }
    }

    /// A vertical gradient over the whole canvas.
    pub(crate) fn gradient(&mut self, top: Colour, bottom: Colour) {
        for (index, line) in self.pixels.chunks_mut(self.columns as usize).enumerate() {
            line.fill(between(top, bottom, (index as f32 + 0.5) / self.rows as f32));
        }
    }

    /// A disc; `soft` is the width of its edge, at least a pixel.
    pub(crate) fn disc(
        &mut self,
        x: f32,
        y: f32,
        radius: f32,
        soft: f32,
        colour: Colour,
        opacity: f32,
    ) {
        let edge = soft.max(self.pixel() * 1.5);
        let reach = radius + edge;
        let area = Area { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
        self.paint(area, |px, py| {
            let distance = (px - x).hypot(py - y);
            (colour, opacity * (1.0 - smooth(radius - edge / 2.0, radius + edge / 2.0, distance)))
        });
    }

    /// A ring of a given thickness.
    pub(crate) fn ring(
        &mut self,
        x: f32,
        y: f32,
        radius: f32,
        thickness: f32,
        colour: Colour,
        opacity: f32,
    ) {
        let edge = self.pixel() * 1.5;
        let reach = radius + thickness;
        let area = Area { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
        self.paint(area, |px, py| {
            let off = ((px - x).hypot(py - y) - radius).abs() - thickness / 2.0;
            (colour, opacity * (1.0 - smooth(-edge / 2.0, edge / 2.0, off)))
        });
    }

    /// Light that falls off from a point.
    pub(crate) fn glow(&mut self, x: f32, y: f32, radius: f32, colour: Colour, opacity: f32) {
        let area =
            Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
        self.paint(area, |px, py| {
            let rest = (1.0 - (px - x).hypot(py - y) / radius).max(0.0);
            (colour, opacity * rest * rest)
        });
    }

    /// The soft shadow of something that stands at a point.
    pub(crate) fn shadow(&mut self, x: f32, y: f32, wide: f32, high: f32, opacity: f32) {
        let area = Area { left: x - wide, top: y - high, right: x + wide, bottom: y + high };
        self.paint(area, |px, py| {
            let rest = (1.0 - ((px - x) / wide).hypot((py - y) / high)).max(0.0);
            ([0.0; 3], opacity * rest)
        });
    }

    /// A rectangle with round corners.
    pub(crate) fn rectangle(&mut self, area: Area, corner: f32, colour: Colour, opacity: f32) {
        let edge = self.pixel();
        let (cx, cy) = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
        let (hw, hh) = ((area.right - area.left) / 2.0, (area.bottom - area.top) / 2.0);
        let corner = corner.min(hw).min(hh).max(0.0);
        self.paint(area, |px, py| {
            let dx = (px - cx).abs() - hw + corner;
            let dy = (py - cy).abs() - hh + corner;
            let distance = dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - corner;
            (colour, opacity * (1.0 - smooth(-edge, edge, distance)))
        });
    }

    /// A convex shape, its corners in clockwise order.
    pub(crate) fn polygon(&mut self, corners: &[(f32, f32)], colour: Colour, opacity: f32) {
        let edge = self.pixel();
        let area = corners.iter().fold(
            Area { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN },
            |area, (x, y)| Area {
                left: area.left.min(*x),
                top: area.top.min(*y),
                right: area.right.max(*x),
                bottom: area.bottom.max(*y),
            },
        );
        let sides: Vec<(f32, f32, f32)> = corners
            .iter()
            .zip(corners.iter().cycle().skip(1))
            .map(|((ax, ay), (bx, by))| {
                let (dx, dy) = (bx - ax, by - ay);
                let length = dx.hypot(dy).max(f32::EPSILON);
                let (nx, ny) = (dy / length, -dx / length);
                (nx, ny, nx * ax + ny * ay)
            })
            .collect();
        self.paint(area, |px, py| {
            let outside =
                sides.iter().fold(f32::MIN, |most, (nx, ny, d)| most.max(nx * px + ny * py - d));
            (colour, opacity * (1.0 - smooth(-edge, edge, outside)))
        });
    }

    /// Everything below a line, lighter towards its bottom by `haze`.
    pub(crate) fn below(&mut self, line: impl Fn(f32) -> f32, colour: Colour, foot: Colour) {
        let edge = self.pixel();
        let heights: Vec<f32> =
            (0..self.columns).map(|column| line((column as f32 + 0.5) * edge)).collect();
        let top = heights.iter().copied().fold(1.0, f32::min) - edge;
        let area = Area { top, ..self.everything() };
        self.paint(area, |px, py| {
            let height = heights[((px / edge) as usize).min(heights.len() - 1)];
            let depth = (py - height) / (1.0 - height).max(0.05);
            (between(colour, foot, depth), smooth(-edge, edge, py - height))
        });
    }

    /// Darkens towards the corners, as a lens does.
    pub(crate) fn vignette(&mut self, strength: f32) {
        let (cx, width) = (self.width() / 2.0, self.width());
        self.paint(self.everything(), |px, py| {
            let off = ((px - cx) / width).hypot(py - 0.5);
            ([0.0; 3], strength * smooth(0.35, 0.85, off))
        });
    }

    /// The pixels, three bytes each.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.pixels
            .iter()
            .flat_map(|pixel| pixel.map(|part| (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8))
            .collect()
    }
}
