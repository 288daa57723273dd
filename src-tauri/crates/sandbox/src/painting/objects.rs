//! Everything that is no photograph of a place: products, graphics, pages,
//! sound, and the mark on videos.

use crate::painting::Dice;
use crate::painting::canvas::{Area, Canvas, Colour, between, rgb};
use crate::painting::scenes::lamp;

const INKS: [Colour; 8] = [
    rgb(0x24395C),
    rgb(0xC9735B),
    rgb(0x3F6B4F),
    rgb(0xD9A441),
    rgb(0x5B4B8A),
    rgb(0x1F363D),
    rgb(0x9C4A3C),
    rgb(0x4E6E81),
];
const PAPER: Colour = rgb(0xFBF9F5);

/// A lamp on a plain ground; which one follows from the folder.
pub(crate) fn product(canvas: &mut Canvas, path: &str, dice: &mut Dice) {
    let ground =
        dice.pick(&[rgb(0xF1EDE6), rgb(0xE6E9EA), rgb(0xEADFD2), rgb(0xDDE3DA), rgb(0xE9E4EC)]);
    let lit = path.contains("switched-on") || path.contains("on-a-table");
    let ground = if lit { between(ground, rgb(0x3A3540), 0.72) } else { ground };
    let metal = match path {
        p if p.contains("brass") => rgb(0xB98B45),
        p if p.contains("black") || p.contains("smoke") => rgb(0x2A2B2E),
        p if p.contains("oak") => rgb(0xC19A6B),
        p if p.contains("walnut") => rgb(0x5B3B2A),
        p if p.contains("sand") => rgb(0xD3BFA0),
        _ => rgb(0x6B7078),
    };
    let light = if lit { rgb(0xFFE3A8) } else { between(ground, [1.0; 3], 0.55) };
    let x = canvas.width() / 2.0;
    canvas.gradient(between(ground, [1.0; 3], 0.35), ground);
    canvas.below(|_| 0.8, between(ground, [0.0; 3], 0.06), between(ground, [1.0; 3], 0.15));
    if path.contains("packaging") {
        let card = between(rgb(0xC8A578), ground, 0.15);
        canvas.shadow(x + 0.05, 0.86, 0.42, 0.06, 0.5);
        canvas.rectangle(
            Area { left: x - 0.26, top: 0.28, right: x + 0.26, bottom: 0.86 },
            0.012,
            card,
            1.0,
        );
        canvas.rectangle(
            Area { left: x - 0.26, top: 0.28, right: x + 0.26, bottom: 0.34 },
            0.0,
            [0.0; 3],
            0.08,
        );
        canvas.rectangle(
            Area { left: x - 0.15, top: 0.48, right: x + 0.15, bottom: 0.68 },
            0.01,
            PAPER,
            0.95,
        );
        canvas.disc(x, 0.58, 0.05, 0.0, metal, 1.0);
        return;
    }
    if path.contains("detail") {
        canvas.disc(x, 0.52, 0.36, 0.02, metal, 1.0);
        canvas.glow(x - 0.12, 0.36, 0.4, [1.0; 3], 0.45);
        canvas.disc(x, 0.52, 0.17, 0.012, between(metal, [0.0; 3], 0.35), 1.0);
        canvas.ring(x, 0.52, 0.17, 0.02, between(metal, [1.0; 3], 0.4), 0.9);
        canvas.rectangle(
            Area { left: x - 0.018, top: 0.38, right: x + 0.018, bottom: 0.52 },
            0.018,
            PAPER,
            0.9,
        );
        canvas.vignette(0.2);
        return;
    }
    if lit {
        canvas.glow(x, 0.42, 1.0, light, 0.5);
    }
    let lean = if path.contains("side") { 0.09 } else { 0.0 };
    if path.contains("orbit") {
        pendant(canvas, x, metal, light, path.contains("cluster"));
    } else if path.contains("vela") {
        canvas.shadow(x + 0.03, 0.935, 0.22, 0.035, 0.5);
        canvas.polygon(
            &[
                (x - 0.012 + lean, 0.2),
                (x + 0.012 + lean, 0.2),
                (x + 0.014, 0.92),
                (x - 0.014, 0.92),
            ],
            metal,
            1.0,
        );
        canvas.rectangle(
            Area { left: x - 0.12, top: 0.91, right: x + 0.12, bottom: 0.935 },
            0.012,
            metal,
            1.0,
        );
        let top = x + lean;
        canvas.polygon(
            &[(top - 0.09, 0.09), (top + 0.09, 0.09), (top + 0.16, 0.29), (top - 0.16, 0.29)],
            light,
            1.0,
        );
    } else if path.contains("drift") {
        canvas.shadow(x + 0.04, 0.86, 0.34, 0.05, 0.5);
        canvas.ring(x, 0.24, 0.1, 0.018, metal, 1.0);
        canvas.rectangle(
            Area { left: x - 0.17, top: 0.3, right: x + 0.17, bottom: 0.36 },
            0.02,
            metal,
            1.0,
        );
        canvas.rectangle(
            Area { left: x - 0.15, top: 0.36, right: x + 0.15, bottom: 0.8 },
            0.01,
            light,
            0.85,
        );
        canvas.glow(x, 0.62, 0.24, rgb(0xFFF1C9), 0.8);
        canvas.disc(x, 0.7, 0.05, 0.02, rgb(0xFFE3A8), 1.0);
        for bar in [-0.15, 0.0, 0.138] {
            canvas.rectangle(
                Area { left: x + bar, top: 0.36, right: x + bar + 0.012, bottom: 0.8 },
                0.0,
                metal,
                1.0,
            );
        }
        canvas.rectangle(
            Area { left: x - 0.19, top: 0.8, right: x + 0.19, bottom: 0.86 },
            0.02,
            metal,
            1.0,
        );
    } else {
        canvas.shadow(x + 0.03, 0.84, 0.22, 0.04, 0.5);
        lamp(canvas, x + lean, 0.84, if path.contains("mini") { 0.44 } else { 0.62 }, light, metal);
    }
    if lit {
        canvas.vignette(0.3);
    }
}

fn pendant(canvas: &mut Canvas, x: f32, metal: Colour, light: Colour, cluster: bool) {
    let globes: &[(f32, f32, f32)] = if cluster {
        &[(-0.24, 0.4, 0.12), (0.02, 0.62, 0.14), (0.26, 0.34, 0.11)]
    } else {
        &[(0.0, 0.52, 0.22)]
    };
    for (dx, y, radius) in globes {
        let x = x + dx;
        canvas.rectangle(
            Area { left: x - 0.004, top: -0.1, right: x + 0.004, bottom: y - radius },
            0.0,
            metal,
            1.0,
        );
        canvas.glow(x, *y, radius * 2.2, light, 0.5);
        canvas.disc(x, *y, *radius, 0.006, between(light, metal, 0.1), 1.0);
        canvas.glow(x - radius * 0.3, y - radius * 0.35, radius * 0.9, [1.0; 3], 0.65);
        let cap = Area {
            left: x - radius * 0.3,
            top: y - radius * 1.1,
            right: x + radius * 0.3,
            bottom: y - radius * 0.85,
        };
        canvas.rectangle(cap, 0.01, metal, 1.0);
    }
}

/// A mark on a flat ground.
pub(crate) fn logo(canvas: &mut Canvas, dice: &mut Dice) {
    let ink = dice.pick(&INKS);
    let (ground, ink) = if dice.share() < 0.35 { (ink, PAPER) } else { (PAPER, ink) };
    canvas.gradient(ground, ground);
    let (x, y) = (canvas.width() / 2.0, 0.44);
    canvas.disc(x, y, 0.15, 0.0, ink, 1.0);
    canvas.disc(x + dice.range(0.03, 0.07), y - 0.03, 0.12, 0.0, ground, 1.0);
    for ray in 0..dice.pick(&[8, 12, 16]) {
        let turn = ray as f32 * 0.62;
        let (dx, dy) = (turn.cos(), turn.sin());
        canvas.disc(x + dx * 0.24, y + dy * 0.24, 0.012, 0.0, ink, 1.0);
    }
    if dice.share() < 0.75 {
        for (line, half) in [0.26_f32, 0.16].into_iter().enumerate() {
            let top = 0.76 + line as f32 * 0.075;
            canvas.rectangle(
                Area { left: x - half, top, right: x + half, bottom: top + 0.035 },
                0.018,
                ink,
                1.0 - line as f32 * 0.5,
            );
        }
    }
}

/// A repeating surface.
pub(crate) fn pattern(canvas: &mut Canvas, dice: &mut Dice) {
    let (ground, ink) =
        (dice.pick(&[PAPER, rgb(0xEADFD2), rgb(0x24395C), rgb(0xF2D8B8)]), dice.pick(&INKS));
    let ink = if ink == ground { PAPER } else { ink };
    let width = canvas.width();
    canvas.gradient(ground, between(ground, ink, 0.12));
    match dice.pick(&[0, 1, 2, 3]) {
        0 => {
            let (x, y) = (dice.share() * width, dice.range(0.3, 1.0));
            for ring in 1..18 {
                canvas.ring(x, y, ring as f32 * 0.085, 0.03, ink, 0.75 - ring as f32 * 0.03);
            }
        }
        1 => {
            for _ in 0..90 {
                let (x, y) = (dice.share() * width, dice.share());
                let colour = dice.pick(&INKS);
                canvas.disc(
                    x,
                    y,
                    dice.range(0.012, 0.05),
                    0.004,
                    between(colour, ground, 0.25),
                    0.9,
                );
            }
        }
        2 => {
            let cell = 0.125;
            for row in 0..9 {
                for column in 0..(width / cell) as u32 + 1 {
                    let (left, top) = (column as f32 * cell, row as f32 * cell);
                    let upright = (row + column) % 2 == 0;
                    for strand in 0..3 {
                        let off = 0.012 + strand as f32 * 0.04;
                        let area = if upright {
                            Area {
                                left: left + off,
                                top,
                                right: left + off + 0.026,
                                bottom: top + cell,
                            }
                        } else {
                            Area {
                                left,
                                top: top + off,
                                right: left + cell,
                                bottom: top + off + 0.026,
                            }
                        };
                        canvas.rectangle(area, 0.012, ink, 0.35 + strand as f32 * 0.15);
                    }
                }
            }
        }
        _ => {
            for _ in 0..9 {
                let (x, y) = (dice.share() * width, dice.share());
                canvas.glow(x, y, dice.range(0.4, 0.9), dice.pick(&INKS), 0.6);
            }
        }
    }
}

/// The first page of a document.
pub(crate) fn page(canvas: &mut Canvas, dice: &mut Dice) {
    let ink = dice.pick(&INKS);
    let width = canvas.width();
    let wide = width > 1.0;
    canvas.gradient(
        if wide { rgb(0xE7E5E1) } else { PAPER },
        if wide { rgb(0xD8D5CF) } else { PAPER },
    );
    // On a wide canvas the sheet stands in the middle.
    let (left, right) = if wide { (width / 2.0 - 0.33, width / 2.0 + 0.33) } else { (0.0, width) };
    let (top, bottom) = if wide { (0.06, 0.94) } else { (0.0, 1.0) };
    canvas.rectangle(Area { left, top, right, bottom }, 0.004, PAPER, 1.0);
    let (margin, high) = ((right - left) * 0.11, bottom - top);
    let (inner_left, inner_right) = (left + margin, right - margin);
    let picture = dice.range(0.3, 0.46) * high;
    if dice.share() < 0.6 {
        canvas.rectangle(Area { left, top, right, bottom: top + picture }, 0.0, ink, 1.0);
        canvas.glow((left + right) / 2.0, top + picture * 0.5, picture * 0.7, rgb(0xFFE3A8), 0.6);
        lamp(
            canvas,
            (left + right) / 2.0,
            top + picture * 0.92,
            picture * 0.75,
            rgb(0xFFEBC4),
            between(ink, [1.0; 3], 0.55),
        );
    } else {
        canvas.rectangle(Area { left, top, right: left + margin * 0.5, bottom }, 0.0, ink, 1.0);
        let block =
            Area { left: inner_left, top: top + margin, right: inner_right, bottom: top + picture };
        canvas.rectangle(block, 0.01, between(ink, PAPER, 0.78), 1.0);
        canvas.ring(
            (inner_left + inner_right) / 2.0,
            top + (margin + picture) / 2.0,
            picture * 0.22,
            0.02,
            ink,
            0.8,
        );
    }
    let mut y = top + picture + 0.05 * high;
    let heading = Area {
        left: inner_left,
        top: y,
        right: inner_left + (inner_right - inner_left) * dice.range(0.5, 0.9),
        bottom: y + 0.035 * high,
    };
    canvas.rectangle(heading, 0.008, between(ink, [0.0; 3], 0.25), 1.0);
    y += 0.085 * high;
    while y < bottom - 0.08 * high {
        let end = inner_left + (inner_right - inner_left) * dice.range(0.65, 1.0);
        canvas.rectangle(
            Area { left: inner_left, top: y, right: end, bottom: y + 0.014 * high },
            0.006,
            rgb(0xB9B6B0),
            1.0,
        );
        y += if dice.share() < 0.18 { 0.062 } else { 0.036 } * high;
    }
}

/// A text with a heading, for content fragments.
pub(crate) fn article(canvas: &mut Canvas, dice: &mut Dice) {
    let ink = dice.pick(&INKS);
    let width = canvas.width();
    canvas.gradient(between(ink, PAPER, 0.86), between(ink, PAPER, 0.74));
    let card = Area { left: width * 0.14, top: 0.12, right: width * 0.86, bottom: 0.88 };
    canvas.rectangle(card, 0.03, PAPER, 1.0);
    let (left, right) = (card.left + 0.07, card.right - 0.07);
    canvas.rectangle(Area { left, top: 0.2, right: left + 0.12, bottom: 0.235 }, 0.017, ink, 1.0);
    canvas.rectangle(
        Area { left, top: 0.29, right: left + (right - left) * dice.range(0.6, 1.0), bottom: 0.35 },
        0.012,
        rgb(0x33333A),
        1.0,
    );
    for line in 0..6 {
        let top = 0.43 + line as f32 * 0.065;
        let end = left + (right - left) * if line == 5 { 0.45 } else { dice.range(0.85, 1.0) };
        canvas.rectangle(
            Area { left, top, right: end, bottom: top + 0.026 },
            0.013,
            rgb(0xC6C3BD),
            1.0,
        );
    }
}

/// A wave form on a dark ground.
pub(crate) fn wave_form(canvas: &mut Canvas, dice: &mut Dice) {
    let ink = dice.pick(&INKS);
    let dark = between(ink, rgb(0x0E1018), 0.72);
    canvas.gradient(between(dark, ink, 0.3), dark);
    let width = canvas.width();
    let bright = between(ink, rgb(0xFFE9C9), 0.65);
    let bars = (width / 0.034) as u32;
    let (speed, phase) = (dice.range(3.0, 8.0), dice.share() * 6.0);
    for bar in 1..bars {
        let x = bar as f32 * width / bars as f32;
        let swell = 0.35 + 0.65 * (x * speed + phase).sin().abs();
        let fade = (x / width * std::f32::consts::PI).sin();
        let half = 0.02 + 0.3 * swell * fade * dice.range(0.35, 1.0);
        let area = Area { left: x - 0.009, top: 0.5 - half, right: x + 0.009, bottom: 0.5 + half };
        canvas.rectangle(area, 0.009, bright, 0.55 + 0.45 * swell);
    }
}

/// Darkens the frame a little and puts the mark in its middle.
pub(crate) fn play_mark(canvas: &mut Canvas) {
    let width = canvas.width();
    let x = width / 2.0;
    canvas.paint(Area { left: 0.0, top: 0.6, right: width, bottom: 1.0 }, |_, y| {
        ([0.0; 3], (y - 0.6) * 0.9)
    });
    canvas.disc(x, 0.5, 0.155, 0.0, [0.0; 3], 0.5);
    canvas.ring(x, 0.5, 0.155, 0.014, [1.0; 3], 0.95);
    canvas.polygon(&[(x - 0.05, 0.415), (x + 0.09, 0.5), (x - 0.05, 0.585)], [1.0; 3], 0.95);
    let track = Area { left: width * 0.06, top: 0.915, right: width * 0.94, bottom: 0.93 };
    canvas.rectangle(track, 0.007, [1.0; 3], 0.4);
    canvas.rectangle(Area { right: width * 0.3, ..track }, 0.007, [1.0; 3], 0.95);
}
