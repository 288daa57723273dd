//! The tag tree of the invented library.

use crate::content::build::folder;
use crate::node::Node;
use crate::value::Property;

/// Path below the namespace, then the title in English, French and German.
const TAGS: [(&str, &str, &str, &str); 34] = [
    ("season", "Season", "Saison", "Jahreszeit"),
    ("season/spring", "Spring", "Printemps", "Frühling"),
    ("season/summer", "Summer", "Été", "Sommer"),
    ("season/autumn", "Autumn", "Automne", "Herbst"),
    ("season/winter", "Winter", "Hiver", "Winter"),
    ("season/festive", "Festive season", "Fêtes de fin d’année", "Festtage"),
    ("product", "Product", "Produit", "Produkt"),
    ("product/table-lamp", "Table lamp", "Lampe de table", "Tischleuchte"),
    ("product/floor-lamp", "Floor lamp", "Lampadaire", "Stehleuchte"),
    ("product/pendant", "Pendant light", "Suspension", "Pendelleuchte"),
    ("product/lantern", "Lantern", "Lanterne", "Laterne"),
    ("product/outdoor", "Outdoor lighting", "Éclairage extérieur", "Außenleuchte"),
    ("room", "Room", "Pièce", "Raum"),
    ("room/living-room", "Living room", "Salon", "Wohnzimmer"),
    ("room/bedroom", "Bedroom", "Chambre", "Schlafzimmer"),
    ("room/kitchen", "Kitchen", "Cuisine", "Küche"),
    ("room/office", "Office", "Bureau", "Büro"),
    ("room/garden", "Garden", "Jardin", "Garten"),
    ("region", "Region", "Région", "Region"),
    ("region/coast", "Coast", "Littoral", "Küste"),
    ("region/mountains", "Mountains", "Montagne", "Gebirge"),
    ("region/city", "City", "Ville", "Stadt"),
    ("region/countryside", "Countryside", "Campagne", "Land"),
    ("use", "Use", "Usage", "Verwendung"),
    ("use/web", "Web", "Web", "Web"),
    ("use/print", "Print", "Imprimé", "Druck"),
    ("use/social", "Social media", "Réseaux sociaux", "Soziale Medien"),
    ("use/press", "Press", "Presse", "Presse"),
    ("use/internal", "Internal only", "Interne uniquement", "Nur intern"),
    ("people", "People", "Personnes", "Menschen"),
    ("people/team", "Team", "Équipe", "Team"),
    ("people/customers", "Customers", "Clients", "Kundschaft"),
    ("people/family", "Family", "Famille", "Familie"),
    ("people/craft", "Craft", "Artisanat", "Handwerk"),
];

/// Tags that are not as one expects: a title that another tag has, too; no title but the
/// English one; a title for a country; none at all.
const ODDITIES: [(&str, &[(&str, &str)]); 4] = [
    ("product/garden", &[("", "Garden"), ("fr", "Jardin"), ("de", "Garten")]),
    ("product/spare-parts", &[("", "Spare parts")]),
    ("region/lake", &[("", "Lake"), ("fr_fr", "Lac")]),
    ("use/x1", &[]),
];

/// Places the namespace `northlight` and its tags.
pub(crate) fn fill(root: &mut Node) {
    root.place("/content/cq:tags", folder("sling:Folder", "Tags"));
    root.place("/content/cq:tags/northlight", tag("Northlight", []));
    for (path, english, french, german) in TAGS {
        root.place(
            &format!("/content/cq:tags/northlight/{path}"),
            tag(english, [("fr", french), ("de", german)]),
        );
    }
    for (path, titles) in ODDITIES {
        let english = titles.iter().find(|(locale, _)| locale.is_empty());
        let others = titles.iter().copied().filter(|(locale, _)| !locale.is_empty());
        root.place(
            &format!("/content/cq:tags/northlight/{path}"),
            tag(english.map_or("", |(_, title)| title), others),
        );
    }
    // AEM leaves a tag where it was when it is moved, and notes where to.
    let moved = tag("Online", [("fr", "En ligne")])
        .with("cq:movedTo", Property::text("/content/cq:tags/northlight/use/web"));
    root.place("/content/cq:tags/northlight/use/online", moved);
    root.place("/content/cq:tags/default", tag("Standard Tags", []));
    root.place("/content/cq:tags/default/to-review", tag("To review", [("fr", "À revoir")]));
}

/// A `cq:Tag` with its titles by locale.
pub(crate) fn tag<'a>(title: &str, titles: impl IntoIterator<Item = (&'a str, &'a str)>) -> Node {
    let mut node = Node::of_type("cq:Tag");
    if !title.is_empty() {
        node = node.with("jcr:title", Property::text(title));
    }
    titles.into_iter().fold(node, |node, (locale, title)| {
        node.with(&format!("jcr:title.{locale}"), Property::text(title))
    })
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::node::Node;
    use crate::value::Property;

    #[test]
    fn tags_have_titles_in_other_languages() {
        let mut root = Node::default();
        fill(&mut root);
        let summer = root.at(&["content", "cq:tags", "northlight", "season", "summer"]).unwrap();
        assert_eq!(summer.primary_type(), "cq:Tag");
        assert_eq!(summer.get("jcr:title.fr"), Some(&Property::text("Été")));
    }
}
