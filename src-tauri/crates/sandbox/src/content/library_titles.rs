//! The words of the invented library: folders and what lies in them.
//!
//! Northlight makes lamps; nothing here exists.

/// What kind of files a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    Photos,
    /// Photographs of one product from several sides.
    Products,
    Graphics,
    Documents,
    Videos,
    Audio,
}

/// A folder of the library.
pub(crate) struct Section {
    /// Below the root of the library.
    pub(crate) path: &'static str,
    pub(crate) title: &'static str,
    pub(crate) shelf: Shelf,
    /// Language of the titles.
    pub(crate) language: &'static str,
    /// Tags below the namespace.
    pub(crate) tags: &'static [&'static str],
    /// Keywords.
    pub(crate) subjects: &'static [&'static str],
    /// Titles; for products the names, to which the views are added.
    pub(crate) titles: &'static [&'static str],
}

/// Views in which every product is shown.
pub(crate) const VIEWS: [&str; 6] =
    ["front", "side", "switched on", "detail of the switch", "on a table", "packaging"];

/// A folder with nothing but other folders or nothing at all.
pub(crate) const EMPTY: [(&str, &str); 7] = [
    ("brand", "Brand"),
    ("campaigns", "Campaigns"),
    ("products", "Products"),
    ("documents", "Documents"),
    ("archive", "Archive"),
    ("campaigns/next-year", "Next year (in preparation)"),
    ("inbox", "Inbox"),
];

const fn section(
    path: &'static str,
    title: &'static str,
    shelf: Shelf,
    language: &'static str,
    tags: &'static [&'static str],
    subjects: &'static [&'static str],
    titles: &'static [&'static str],
) -> Section {
    Section { path, title, shelf, language, tags, subjects, titles }
}

#[rustfmt::skip]
pub(crate) const SECTIONS: [Section; 22] = [
    section("brand/logos", "Logos", Shelf::Graphics, "en", &["use/print", "use/web"], &["logo", "brand"], &[
        "Northlight logo, full colour", "Northlight logo, one colour", "Northlight logo, reversed", "Northlight symbol",
        "Northlight symbol, favicon", "Logo with tagline, English", "Logo avec signature, français", "Logo mit Claim, Deutsch",
        "Anniversary badge, 25 years", "Recycling mark for packaging"]),
    section("brand/patterns", "Patterns & textures", Shelf::Graphics, "en", &["use/print"], &["pattern", "background"], &[
        "Brass grain", "Linen weave, warm white", "Paper shade, folded", "Concentric rings of light", "Terrazzo, sand",
        "Frosted glass, morning", "Oak end grain", "Woven cane", "Night sky gradient", "Amber glow gradient"]),
    section("campaigns/spring-2025", "Spring 2025 – Open Windows", Shelf::Photos, "en", &["season/spring", "use/social"], &["spring", "window", "morning"], &[
        "Breakfast by the open window", "Curtains in the first warm wind", "Cherry blossom behind the Alma lamp", "Reading chair at seven in the morning",
        "Tulips and a glass shade", "Balcony before the rain", "Two cups, one lamp", "Dust in the morning light", "Open windows, wide banner",
        "Open windows, square for social media", "Open windows, portrait story", "Fresh paint and bare bulbs", "The long table in April"]),
    section("campaigns/ete-2025", "Été 2025 – Soirées claires", Shelf::Photos, "fr", &["season/summer", "use/social"], &["été", "terrasse", "soirée"], &[
        "Dîner tardif sur la terrasse", "Lanternes au bord du lac", "La nuit tombe sur le verger", "Guirlande au-dessus de la grande table",
        "Pieds nus dans l’herbe, lumière dorée", "Baignade au crépuscule", "Sieste à l’ombre du figuier", "Retour de plage, lampe tempête",
        "Fenêtres ouvertes, bruit des cigales", "Citrons, nappe bleue et bougies", "Soirées claires, bannière large", "Soirées claires, format carré",
        "Le cabanon éclairé de l’intérieur", "Fête de quartier, vue d’ensemble"]),
    section("campaigns/herbst-2025", "Herbst 2025 – Zuhause leuchtet", Shelf::Photos, "de", &["season/autumn", "use/print"], &["Herbst", "gemütlich", "Zuhause"], &[
        "Leselicht am Kamin", "Regen auf der Scheibe, warmes Licht innen", "Kürbissuppe unter der Pendelleuchte", "Spaziergang im Nebel mit Laterne",
        "Äpfel, Messer und Küchenlampe", "Gästezimmer, bereit für den Abend", "Flurlicht für späte Heimkehrer", "Wolldecke und Stehleuchte",
        "Die Straße leuchtet nach Hause", "Größere Schatten, kürzere Tage", "Zuhause leuchtet, Banner quer", "Zuhause leuchtet, Plakat hoch", "Übergang: Blätter vor dem Fenster"]),
    section("campaigns/winter-2025", "Winter 2025 – The Longest Night", Shelf::Photos, "en", &["season/winter", "season/festive"], &["winter", "night", "festive"], &[
        "Snow at the window, lamp on the sill", "The longest night, wide banner", "The longest night, portrait", "Paper stars over the stairs",
        "Wrapped presents in lamp light", "Skates by the door", "Hot chocolate, blue hour", "Village from the hill at dusk",
        "Candle and brass, close-up", "Empty street after the snowfall", "Northern light over the workshop", "Gingerbread house lit from inside", "New Year’s morning"]),
    section("products/alma-table-lamps", "Alma – table lamps", Shelf::Products, "en", &["product/table-lamp", "room/bedroom"], &["Alma", "table lamp"], &[
        "Alma, brass", "Alma, black", "Alma, sand", "Alma mini, brass", "Alma mini, black"]),
    section("products/vela-floor-lamps", "Vela – floor lamps", Shelf::Products, "en", &["product/floor-lamp", "room/living-room"], &["Vela", "floor lamp"], &[
        "Vela, oak", "Vela, walnut", "Vela with reading arm", "Vela, black ash"]),
    section("products/orbit-pendants", "Orbit – pendant lights", Shelf::Products, "en", &["product/pendant", "room/kitchen"], &["Orbit", "pendant"], &[
        "Orbit 30, opal", "Orbit 45, smoke", "Orbit cluster of three"]),
    section("products/drift-lanterns", "Drift – outdoor lanterns", Shelf::Products, "en", &["product/lantern", "product/outdoor", "room/garden"], &["Drift", "lantern", "outdoor"], &[
        "Drift lantern, small", "Drift lantern, large", "Drift lantern, hanging"]),
    section("people/workshop", "People in the workshop", Shelf::Photos, "en", &["people/craft", "use/press"], &["workshop", "hands", "craft"], &[
        "Hands bending brass wire", "Glass blower at the furnace", "Sanding an oak base", "Checking a shade against the light", "Soldering the switch",
        "Packing table on a Friday", "Apprentice with safety glasses", "Quality control, ring by ring", "Drawing a new arm, pencil", "Coffee break between two shifts", "Tool wall, full frame"]),
    section("people/portraits", "Team portraits", Shelf::Photos, "en", &["people/team", "use/internal"], &["portrait", "team"], &[
        "Head of design, studio", "Glass workshop team", "Customer service, morning shift", "Logistics team in the yard", "Two electricians, laughing",
        "Founder’s desk, portrait", "Product manager by the window", "Apprentices of the year", "Night shift, group picture"]),
    section("people/customers-at-home", "Customers at home", Shelf::Photos, "en", &["people/customers", "people/family"], &["home", "family", "lifestyle"], &[
        "Father and daughter building a blanket fort", "Studio flat, one lamp for everything", "Grandparents at the card table", "Homework under the Orbit",
        "New parents at four in the morning", "Flat share, Sunday breakfast", "Musician’s room with floor lamp", "Painter’s kitchen", "Dog asleep in lamp light", "Moving day, last box"]),
    section("places/coast", "Coast", Shelf::Photos, "en", &["region/coast"], &["sea", "coast", "landscape"], &[
        "Lighthouse before the storm", "Fishing harbour at five", "Dunes in side light", "Pier, long exposure", "Tidal pool and clouds", "Ferry at dusk",
        "Cliff path, autumn", "Beach huts, winter closed", "Fog over the marina", "Salt flats from above", "Island in the haze"]),
    section("places/mountains", "Mountains", Shelf::Photos, "en", &["region/mountains"], &["mountains", "snow", "landscape"], &[
        "First sun on the ridge", "Hut with one lit window", "Tarn without wind", "Cable car in cloud", "Pass road, switchbacks", "Larches in October",
        "Glacier tongue, detail", "Shepherd’s trail", "Moon over the north face", "Valley full of fog", "Avalanche barriers, graphic"]),
    section("places/city-at-night", "City at night", Shelf::Photos, "en", &["region/city"], &["city", "night", "architecture"], &[
        "Tram stop in the rain", "Bridge with light trails", "Office tower, three floors awake", "Bakery at four in the morning", "Market hall ceiling",
        "Last train", "Rooftops and antennas", "Neon in a puddle", "Library reading room", "Theatre stairs after the show", "Canal houses", "Underpass with tiles"]),
    section("events/trade-fair-2025", "Trade fair 2025", Shelf::Photos, "en", &["use/press"], &["trade fair", "stand", "event"], &[
        "Stand from the main aisle", "Build-up, day one", "Visitors under the Orbit cluster", "Press tour at the stand", "Light lab demonstration",
        "Evening reception", "Stand at night, empty", "Award ceremony, wide", "Dismantling, last crate", "Drone view of hall 4"]),
    section("events/journees-portes-ouvertes", "Journées portes ouvertes", Shelf::Photos, "fr", &["use/press", "people/craft"], &["atelier", "visite", "événement"], &[
        "Accueil des visiteurs à l’atelier", "Démonstration de soufflage de verre", "Atelier pour enfants : fabriquer une lanterne", "Échange avec les artisans",
        "Visite guidée, groupe du matin", "Buffet dans la cour", "Tirage au sort des lampes", "Façade décorée, début de soirée"]),
    section("documents/datasheets", "Datasheets", Shelf::Documents, "en", &["use/print", "use/web"], &["datasheet", "technical"], &[
        "Alma datasheet", "Alma mini datasheet", "Vela datasheet", "Vela reading arm, assembly", "Orbit 30 datasheet", "Orbit 45 datasheet", "Orbit cluster, wiring plan",
        "Drift lantern, datasheet", "Fiche technique Alma", "Fiche technique Vela", "Datenblatt Orbit", "Montageanleitung Pendelleuchten", "Safety notes, all languages"]),
    section("documents/brochures-for-retail-partners-and-showrooms-including-translations-2023-to-2025-final-approved-versions",
        "Brochures for retail partners and showrooms, including all translations, 2023 to 2025 (final, approved versions)",
        Shelf::Documents, "en", &["use/print"], &["brochure", "retail"], &[
        "Season brochure, spring 2025", "Season brochure, autumn 2025", "Catalogue général 2025", "Gesamtkatalog 2025",
        "Showroom planning guide for partners with more than one location, including lighting plans, furniture distances and the recommended order of rooms",
        "Price list, retail, 2025", "Guide d’éclairage : bien choisir sa lumière", "Pflegehinweise für Messing und Glas"]),
    section("videos", "Videos", Shelf::Videos, "en", &["use/web", "use/social"], &["film", "video"], &[
        "How a shade is blown", "Brand film, 60 seconds", "Brand film, 15 seconds, vertical", "Alma: change the bulb", "Vela: assembly in three steps",
        "Orbit: hanging a cluster", "The longest night, spot", "Soirées claires, film de saison", "Zuhause leuchtet, Saisonfilm", "Factory flight with a drone", "Interview: light and sleep"]),
    section("audio", "Audio", Shelf::Audio, "en", &["use/web"], &["sound", "audio"], &[
        "Sound logo", "Sound logo, soft", "Podcast 01: What is warm light?", "Podcast 02: Evenings without a phone", "Radio spot, winter", "Spot radio, été", "Workshop ambience, loop", "Rain on glass, loop"]),
];

/// Articles of the magazine: content fragments.
#[rustfmt::skip]
pub(crate) const ARTICLES: [(&str, &str, &str); 12] = [
    ("choosing-the-right-bulb", "Choosing the right bulb", "Lumens, kelvin and what they mean for a room you live in."),
    ("light-for-small-rooms", "Light for small rooms", "Three lamps do more than one ceiling light."),
    ("caring-for-brass", "Caring for brass", "A soft cloth, patience, and when to leave it alone."),
    ("the-blue-hour", "The blue hour", "Why dusk makes every window look like home."),
    ("a-day-at-the-furnace", "A day at the furnace", "From sand to shade between six and two."),
    ("lumiere-et-sommeil", "Lumière et sommeil", "Ce que la lumière du soir change à nos nuits."),
    ("eclairer-une-terrasse", "Éclairer une terrasse", "Quatre idées simples pour les soirées d’été."),
    ("licht-im-homeoffice", "Licht im Homeoffice", "Wie Schatten den Bildschirm ruhiger machen."),
    ("pendelleuchten-richtig-haengen", "Pendelleuchten richtig hängen", "Die Höhe über dem Tisch entscheidet."),
    ("repair-before-replace", "Repair before replace", "Which parts you can order one by one."),
    ("winter-lights-in-the-city", "Winter lights in the city", "A walk from the market hall to the canal."),
    ("how-we-pack", "How we pack", "Paper instead of foam: a box that becomes a shade."),
];
