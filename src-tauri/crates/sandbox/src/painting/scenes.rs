//! Photographs: landscapes, towns, rooms, lights out of focus.

use std::f32::consts::TAU;

use crate::painting::Dice;
use crate::painting::canvas::{Area, Canvas, Colour, between, rgb};

/// Colours that go together: sky from top to horizon, light, far and near.
#[derive(Clone, Copy)]
struct Palette {
    sky: Colour,
    horizon: Colour,
    light: Colour,
    far: Colour,
    near: Colour,
}

const fn palette(sky: u32, horizon: u32, light: u32, far: u32, near: u32) -> Palette {
    Palette {
        sky: rgb(sky),
        horizon: rgb(horizon),
        light: rgb(light),
        far: rgb(far),
        near: rgb(near),
    }
}

const DAYS: [Palette; 9] = [
    palette(0x6FA8C9, 0xF4E3C8, 0xFFF6DF, 0x9DB4B8, 0x2F4F4A),
    palette(0x3E5C8A, 0xF2A97C, 0xFFE1B0, 0x8A6F86, 0x2B2A44),
    palette(0xA9C7D8, 0xF7EFE2, 0xFFFFFF, 0xB9C6C0, 0x5A7257),
    palette(0x24395C, 0xE07A5F, 0xFFD18C, 0x6D4C6B, 0x1C1B33),
    palette(0x7FB7BE, 0xFBE9C6, 0xFFF3D0, 0xA7BFA0, 0x3F6B4F),
    palette(0x8AA0C8, 0xF3CFD2, 0xFFF0E6, 0xA79ABF, 0x43446F),
    palette(0x5B8FB9, 0xDCEBF1, 0xFFFFFF, 0x92B0C6, 0x2E4C66),
    palette(0xC58B57, 0xF6DDA8, 0xFFF5D6, 0xB98A5E, 0x5B3B2A),
    palette(0x40798C, 0xCFD7C7, 0xFFF8E1, 0x70A9A1, 0x1F363D),
];

const NIGHTS: [Palette; 5] = [
    palette(0x0F1B3D, 0x5B4B8A, 0xFFD27A, 0x2C2F5E, 0x0B1026),
    palette(0x10243E, 0xC9735B, 0xFFE0A3, 0x33415F, 0x0C1524),
    palette(0x1A1A40, 0x7A4988, 0xFFC2A1, 0x3B2A5E, 0x120E2A),
    palette(0x0B2B3A, 0x3F7F86, 0xFFE9A8, 0x1D4A57, 0x071A22),
    palette(0x23233B, 0x9A7B6B, 0xFFDB9A, 0x47425C, 0x14131F),
];

const WALLS: [(u32, u32, u32); 7] = [
    (0xE9DDCB, 0xCDB79A, 0x8A5A3B),
    (0xB9C4B1, 0x95A58E, 0x5C4A3A),
    (0x3F4F5E, 0x2B3743, 0xB07B4F),
    (0xD9B8A4, 0xBF9680, 0x6E4636),
    (0x5D4A5C, 0x43354A, 0xC08A5A),
    (0xDFD9D0, 0xBDB5A8, 0x7C6652),
    (0x2F4A47, 0x203432, 0xA9794E),
];

/// A rolling line: a few waves on top of each other.
fn ridge(dice: &mut Dice, base: f32, height: f32, rough: f32) -> impl Fn(f32) -> f32 + use<> {
    let waves: Vec<(f32, f32, f32)> = (0..5)
        .map(|octave| {
            let scale = 1.7_f32.powi(octave) * rough;
            (dice.range(0.7, 1.3) * scale, dice.range(0.0, TAU), height / 1.8_f32.powi(octave))
        })
        .collect();
    move |x| {
        base + waves
            .iter()
            .map(|(speed, phase, size)| size * (x * speed * 2.2 + phase).sin())
            .sum::<f32>()
    }
}

fn sky(canvas: &mut Canvas, colours: Palette, horizon: f32, dice: &mut Dice) -> f32 {
    let width = canvas.width();
    let all = Area { left: 0.0, top: 0.0, right: width, bottom: 1.0 };
    canvas.paint(all, |_, y| (between(colours.sky, colours.horizon, y / horizon), 1.0));
    let (x, y) = (dice.range(0.18, 0.82) * width, dice.range(0.22, 0.85) * horizon);
    canvas.glow(x, y, dice.range(0.5, 0.9), colours.light, 0.75);
    canvas.disc(x, y, dice.range(0.045, 0.09), 0.01, colours.light, 0.95);
    x
}

fn clouds(canvas: &mut Canvas, colours: Palette, dice: &mut Dice, lowest: f32) {
    let width = canvas.width();
    for _ in 0..(dice.range(0.0, 4.0) as u32) {
        let (x, y) = (dice.share() * width, dice.range(0.08, lowest));
        let tint = between(colours.light, colours.horizon, dice.share());
        for _ in 0..7 {
            let (dx, dy) = (dice.range(-0.22, 0.22), dice.range(-0.02, 0.02));
            canvas.disc(x + dx, y + dy, dice.range(0.02, 0.06), 0.07, tint, 0.28);
        }
    }
}

/// Ridges behind each other, hazier with distance.
pub(crate) fn hills(canvas: &mut Canvas, dice: &mut Dice, snow: bool) {
    let mut colours = dice.pick(&DAYS);
    if snow {
        colours.far = between(colours.far, rgb(0xEAF1F7), 0.65);
        colours.near = between(colours.near, rgb(0xB9CBDD), 0.55);
    }
    sky(canvas, colours, 0.75, dice);
    clouds(canvas, colours, dice, 0.35);
    let layers = dice.pick(&[3, 4, 5]);
    let rough = if snow { 2.2 } else { dice.range(0.8, 1.8) };
    for layer in 0..layers {
        let near = layer as f32 / (layers - 1) as f32;
        let base = 0.42 + near * 0.42 + dice.range(-0.03, 0.03);
        let colour = between(between(colours.horizon, colours.far, 0.75), colours.near, near);
        let foot = between(colour, colours.horizon, 0.35 * (1.0 - near));
        let line = ridge(dice, base, 0.06 + 0.05 * (1.0 - near), rough);
        canvas.below(line, colour, foot);
    }
    if !snow && dice.share() < 0.5 {
        trees(canvas, between(colours.near, [0.0; 3], 0.25), dice);
    }
    if snow && dice.share() < 0.5 {
        let width = canvas.width();
        for _ in 0..60 {
            let (x, y) = (dice.share() * width, dice.share());
            canvas.disc(x, y, dice.range(0.003, 0.009), 0.008, [1.0; 3], 0.8);
        }
    }
    canvas.vignette(0.22);
}

fn trees(canvas: &mut Canvas, colour: Colour, dice: &mut Dice) {
    let width = canvas.width();
    let from = dice.range(-0.1, 0.5) * width;
    for _ in 0..dice.pick(&[5, 9, 14]) {
        let (x, foot, high) =
            (from + dice.range(0.0, 0.7) * width, dice.range(0.93, 1.03), dice.range(0.14, 0.34));
        for tier in 0..3 {
            let share = tier as f32 / 3.0;
            let top = foot - high * (1.0 - share * 0.75);
            let (half, low) = (high * (0.10 + share * 0.09), top + high * 0.48);
            canvas.polygon(&[(x, top), (x + half, low), (x - half, low)], colour, 1.0);
        }
    }
}

/// Water to the horizon, with the path of light on it.
pub(crate) fn sea(canvas: &mut Canvas, dice: &mut Dice) {
    let colours = if dice.share() < 0.8 { dice.pick(&DAYS) } else { dice.pick(&NIGHTS) };
    let horizon = dice.range(0.42, 0.66);
    let x = sky(canvas, colours, horizon, dice);
    clouds(canvas, colours, dice, horizon * 0.8);
    if dice.share() < 0.5 {
        let line = ridge(dice, horizon - 0.01, 0.035, 1.2);
        canvas.below(line, between(colours.far, colours.horizon, 0.3), colours.far);
    }
    let water = between(colours.far, rgb(0x2E6F8E), 0.55);
    let deep = between(colours.near, rgb(0x12384F), 0.5);
    canvas.below(|_| horizon, between(water, colours.horizon, 0.45), deep);
    let width = canvas.width();
    for step in 0..42 {
        let depth = step as f32 / 42.0;
        let y = horizon + (1.0 - horizon) * depth * depth + 0.004;
        let spread = 0.03 + depth * 0.22;
        let (dx, half) =
            (dice.range(-spread, spread), dice.range(0.02, 0.07) * (0.6 + depth * 1.8));
        let thin = 0.0016 + depth * 0.006;
        let strip =
            Area { left: x + dx - half, top: y - thin, right: x + dx + half, bottom: y + thin };
        canvas.rectangle(strip, thin, colours.light, 0.55 * (1.0 - depth * 0.6));
    }
    for wave in 0..dice.pick(&[2, 3, 4]) {
        let base = horizon + (1.0 - horizon) * (0.35 + 0.2 * wave as f32);
        let line = ridge(dice, base, 0.010 + 0.006 * wave as f32, 3.0);
        let colour = between(water, deep, 0.3 + 0.2 * wave as f32);
        let foam = between(colour, colours.light, 0.35);
        let crest = |x: f32| line(x) - 0.006;
        canvas.below(crest, foam, foam);
        canvas.below(&line, colour, deep);
    }
    if dice.share() < 0.4 {
        let (bx, by, s) = (dice.range(0.15, 0.85) * width, horizon + 0.01, dice.range(0.05, 0.1));
        let dark = between(colours.near, [0.0; 3], 0.3);
        canvas.polygon(
            &[(bx, by - s * 1.7), (bx + s * 0.75, by - s * 0.2), (bx, by - s * 0.2)],
            between(colours.light, [1.0; 3], 0.5),
            0.95,
        );
        canvas.polygon(
            &[
                (bx - s, by - s * 0.15),
                (bx + s, by - s * 0.15),
                (bx + s * 0.6, by + s * 0.15),
                (bx - s * 0.6, by + s * 0.15),
            ],
            dark,
            1.0,
        );
    }
    if dice.share() < 0.45 {
        let sand = between(rgb(0xE4CFA3), colours.far, 0.25);
        let line = ridge(dice, 0.9, 0.03, 0.7);
        canvas.below(line, between(sand, colours.light, 0.25), between(sand, colours.near, 0.35));
    }
    canvas.vignette(0.2);
}

/// Houses with lit windows against the evening sky.
pub(crate) fn city(canvas: &mut Canvas, dice: &mut Dice) {
    let colours = dice.pick(&NIGHTS);
    sky(canvas, colours, 0.85, dice);
    let width = canvas.width();
    for layer in 0..3 {
        let near = layer as f32 / 2.0;
        let colour = between(between(colours.far, colours.horizon, 0.35), colours.near, near);
        let mut x = dice.range(-0.1, 0.0);
        while x < width {
            let wide = dice.range(0.09, 0.2);
            let top = 0.36 + near * 0.2 + dice.range(-0.14, 0.16);
            canvas.rectangle(Area { left: x, top, right: x + wide, bottom: 1.1 }, 0.0, colour, 1.0);
            if dice.share() < 0.3 {
                canvas.polygon(
                    &[
                        (x, top + 0.002),
                        (x + wide / 2.0, top - wide * 0.4),
                        (x + wide, top + 0.002),
                    ],
                    colour,
                    1.0,
                );
            }
            let cell = 0.022 + near * 0.014;
            let columns = (wide / cell) as u32;
            let lit = dice.range(0.12, 0.4);
            for row in 1..((1.0 - top) / (cell * 1.25)) as u32 {
                for column in 0..columns {
                    if dice.share() < lit {
                        let left = x
                            + (wide - columns as f32 * cell) / 2.0
                            + column as f32 * cell
                            + cell * 0.25;
                        let y = top + row as f32 * cell * 1.25;
                        let window = Area {
                            left,
                            top: y,
                            right: left + cell * 0.5,
                            bottom: y + cell * 0.65,
                        };
                        let warm = between(colours.light, rgb(0xFFF4D6), dice.share());
                        canvas.rectangle(window, 0.0, warm, 0.35 + 0.5 * near);
                    }
                }
            }
            x += wide + dice.range(-0.02, 0.03);
        }
    }
    for _ in 0..dice.pick(&[0, 6, 12]) {
        let (x, y) = (dice.share() * width, dice.range(0.72, 1.0));
        canvas.disc(x, y, dice.range(0.015, 0.05), 0.01, colours.light, 0.22);
    }
    canvas.vignette(0.3);
}

/// Lights out of focus.
pub(crate) fn bokeh(canvas: &mut Canvas, dice: &mut Dice) {
    let colours = dice.pick(&NIGHTS);
    canvas.gradient(between(colours.sky, colours.horizon, 0.2), colours.near);
    let width = canvas.width();
    canvas.glow(dice.share() * width, dice.range(0.2, 0.8), 1.0, colours.horizon, 0.8);
    for _ in 0..dice.pick(&[18, 26, 36]) {
        let (x, y) = (dice.share() * width, dice.range(0.05, 0.95));
        let radius = dice.range(0.03, 0.13);
        let tint = between(colours.light, colours.horizon, dice.share() * 0.8);
        canvas.disc(x, y, radius, radius * 0.12, tint, dice.range(0.10, 0.38));
        canvas.ring(x, y, radius * 0.97, radius * 0.08, tint, 0.18);
    }
    canvas.vignette(0.35);
}

/// A window, a table and a lamp in a room.
pub(crate) fn room(canvas: &mut Canvas, dice: &mut Dice) {
    let (wall, shade, wood) = dice.pick(&WALLS);
    let (wall, shade, wood) = (rgb(wall), rgb(shade), rgb(wood));
    let colours = if dice.share() < 0.5 { dice.pick(&DAYS) } else { dice.pick(&NIGHTS) };
    let width = canvas.width();
    canvas.gradient(wall, shade);
    let table = dice.range(0.76, 0.84);
    let (left, wide) = (dice.range(0.06, 0.5) * width, dice.range(0.3, 0.42) * width);
    let window = Area { left, top: 0.1, right: left + wide, bottom: dice.range(0.56, 0.66) };
    let frame = between(wall, [1.0; 3], 0.55);
    let border = Area {
        left: left - 0.02,
        top: 0.08,
        right: window.right + 0.02,
        bottom: window.bottom + 0.02,
    };
    canvas.rectangle(border, 0.006, frame, 1.0);
    canvas.paint(window, |_, y| (between(colours.sky, colours.horizon, y / 0.6), 1.0));
    let hill = ridge(dice, window.bottom - 0.1, 0.025, 2.0);
    canvas.paint(window, |x, y| (colours.far, if y > hill(x) { 1.0 } else { 0.0 }));
    let middle = (window.left + window.right) / 2.0;
    canvas.rectangle(
        Area { left: middle - 0.007, right: middle + 0.007, ..window },
        0.0,
        frame,
        1.0,
    );
    canvas.rectangle(Area { top: 0.32, bottom: 0.332, ..window }, 0.0, frame, 1.0);
    canvas.below(|_| table, wood, between(wood, [0.0; 3], 0.45));
    let x = if middle > width / 2.0 {
        dice.range(0.12, 0.26) * width
    } else {
        dice.range(0.74, 0.88) * width
    };
    lamp(
        canvas,
        x,
        table + 0.03,
        dice.range(0.42, 0.52),
        rgb(0xF6DDA6),
        between(wood, [0.0; 3], 0.3),
    );
    if dice.share() < 0.7 {
        let (cx, clay) = (
            dice.range(0.4, 0.6) * width,
            dice.pick(&[rgb(0xC9735B), rgb(0x6D8B74), rgb(0xE9E2D3), rgb(0x3D5A6C)]),
        );
        let cup =
            Area { left: cx - 0.045, top: table - 0.045, right: cx + 0.045, bottom: table + 0.045 };
        canvas.rectangle(cup, 0.02, clay, 1.0);
        canvas.ring(cx + 0.05, table - 0.005, 0.022, 0.012, clay, 1.0);
    }
    canvas.vignette(0.28);
}

/// A table lamp that is on, standing at a point.
pub(crate) fn lamp(
    canvas: &mut Canvas,
    x: f32,
    foot: f32,
    high: f32,
    light: Colour,
    metal: Colour,
) {
    let top = foot - high;
    canvas.glow(x, top + high * 0.25, high * 1.5, light, 0.6);
    let stem = Area {
        left: x - high * 0.018,
        top: top + high * 0.3,
        right: x + high * 0.018,
        bottom: foot,
    };
    canvas.rectangle(stem, 0.0, metal, 1.0);
    let base = Area {
        left: x - high * 0.17,
        top: foot - high * 0.045,
        right: x + high * 0.17,
        bottom: foot,
    };
    canvas.rectangle(base, high * 0.02, metal, 1.0);
    let (upper, lower, bottom) = (high * 0.15, high * 0.27, top + high * 0.36);
    canvas.polygon(
        &[(x - upper, top), (x + upper, top), (x + lower, bottom), (x - lower, bottom)],
        between(light, [1.0; 3], 0.3),
        1.0,
    );
    canvas.glow(x, bottom, high * 0.42, [1.0, 0.97, 0.88], 0.5);
}

/// Bowls, bottles and fruit on a cloth.
pub(crate) fn still_life(canvas: &mut Canvas, dice: &mut Dice) {
    let (wall, shade, _) = dice.pick(&WALLS);
    canvas.gradient(rgb(wall), rgb(shade));
    let width = canvas.width();
    let cloth =
        dice.pick(&[rgb(0x4E6E81), rgb(0xEFE6D8), rgb(0x9C4A3C), rgb(0x7B8F6A), rgb(0xD9A441)]);
    let table = dice.range(0.62, 0.72);
    canvas.glow(width * dice.range(0.1, 0.9), 0.1, 1.0, rgb(0xFFF3DA), 0.55);
    canvas.below(|_| table, cloth, between(cloth, [0.0; 3], 0.35));
    let colours =
        [rgb(0xE07A3F), rgb(0xD9B13B), rgb(0x8FA65A), rgb(0xB8473F), rgb(0xE8D8B8), rgb(0x31545C)];
    let count = dice.pick(&[3, 4, 5]);
    for item in 0..count {
        let x = width * (0.16 + 0.68 * (item as f32 + dice.range(0.2, 0.8)) / count as f32);
        let foot = table + dice.range(0.06, 0.2);
        let colour = dice.pick(&colours);
        if dice.share() < 0.55 {
            let radius = dice.range(0.06, 0.1);
            canvas.shadow(x + radius * 0.35, foot, radius * 1.6, radius * 0.35, 0.7);
            canvas.disc(x, foot - radius, radius, 0.004, colour, 1.0);
            canvas.glow(x - radius * 0.35, foot - radius * 1.4, radius * 0.9, [1.0; 3], 0.5);
        } else {
            let (half, high) = (dice.range(0.045, 0.065), dice.range(0.26, 0.4));
            canvas.shadow(x + half * 0.6, foot, half * 2.2, half * 0.45, 0.7);
            let body =
                Area { left: x - half, top: foot - high * 0.7, right: x + half, bottom: foot };
            canvas.rectangle(body, half * 0.7, colour, 1.0);
            let neck = Area {
                left: x - half * 0.35,
                top: foot - high,
                right: x + half * 0.35,
                bottom: foot - high * 0.5,
            };
            canvas.rectangle(neck, half * 0.2, colour, 1.0);
            let shine = Area {
                left: x - half * 0.65,
                top: foot - high * 0.6,
                right: x - half * 0.4,
                bottom: foot - high * 0.12,
            };
            canvas.rectangle(shine, half * 0.1, [1.0; 3], 0.28);
        }
    }
    canvas.vignette(0.25);
}
