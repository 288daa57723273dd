//! Walks below a path in the order of the full path, and pages of it that skip
//! whole folders by their counts.

use std::ops::ControlFlow;

use crate::content::batch::Batch;
use crate::node::Node;
use crate::value::Property;

/// What a walk looks for. Everything but `Any` stays out of the inside of
/// assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Assets,
    Folders,
    Tags,
    Any,
}

impl Wanted {
    fn takes(self, node: &Node) -> bool {
        match self {
            Wanted::Assets => node.is_asset(),
            Wanted::Folders => node.is_folder(),
            Wanted::Tags => node.primary_type() == "cq:Tag",
            Wanted::Any => true,
        }
    }

    fn descends(self, name: &str, node: &Node) -> bool {
        self == Wanted::Any || (name != "jcr:content" && !node.is_asset())
    }
}

/// Calls `visit` for every wanted node below `node`, which itself is not
/// visited. The order is that of the path as text, so `a-b` comes before `a/c`.
pub(crate) fn walk(
    node: &Node,
    path: &str,
    flat: bool,
    wanted: Wanted,
    visit: &mut dyn FnMut(&str, &Node) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if wanted != Wanted::Any
        && let Some(batch) = node.plain_batch()
    {
        if wanted == Wanted::Assets {
            for index in batch.positions() {
                visit(&format!("{path}/{}", batch.name(index)), &batch.node(index))?;
            }
        }
        return ControlFlow::Continue(());
    }
    // The slash behind the name puts a subtree where its paths sort.
    let mut steps: Vec<(String, bool)> = Vec::new();
    for name in node.child_names() {
        if !flat {
            steps.push((format!("{name}/"), true));
        }
        steps.push((name.into_owned(), false));
    }
    steps.sort();
    for (step, below) in steps {
        let name = step.trim_end_matches('/');
        let Some(child) = node.child(name) else { continue };
        let child_path = format!("{}/{name}", path.trim_end_matches('/'));
        if !below {
            if wanted.takes(&child) {
                visit(&child_path, &child)?;
            }
        } else if wanted.descends(name, &child) {
            walk(&child, &child_path, flat, wanted, visit)?;
        }
    }
    ControlFlow::Continue(())
}

/// Assets in this folder and, unless `flat`, below it. Generated assets are
/// counted without being built.
pub(crate) fn count_assets(node: &Node, flat: bool) -> usize {
    if let Some(batch) = node.plain_batch() {
        return batch.len() as usize;
    }
    let mut count = 0;
    for (name, child) in node.children() {
        if child.is_asset() {
            count += 1;
        } else if !flat && name != "jcr:content" {
            count += count_assets(&child, flat);
        }
    }
    count
}

/// An asset that was found. A generated one is only built when somebody wants more of
/// it than its batch can tell.
#[derive(Debug)]
pub(crate) enum Found<'a> {
    Stored(&'a Node),
    Generated(&'a Batch, u32),
}

impl Found<'_> {
    pub(crate) fn into_node(self) -> Node {
        match self {
            Found::Stored(node) => node.clone(),
            Found::Generated(batch, index) => batch.node(index),
        }
    }

    /// See [`Node::property_at`].
    pub(crate) fn properties_at(&self, paths: &[String]) -> Vec<Option<Property>> {
        let of = |node: &Node| paths.iter().map(|path| node.property_at(path)).collect();
        match self {
            Found::Stored(node) => of(node),
            Found::Generated(batch, index) => {
                let told = paths.iter().map(|path| batch.property_at(*index, path));
                told.collect::<Option<Vec<_>>>().unwrap_or_else(|| of(&batch.node(*index)))
            }
        }
    }
}

/// A page of the assets below `path`, in the order of [`walk`].
pub(crate) fn assets_page(
    node: &Node,
    path: &str,
    flat: bool,
    skip: usize,
    take: usize,
) -> Vec<(String, Node)> {
    let mut found = Vec::new();
    visit_page(node, path, flat, skip, take, &mut |path, asset| {
        found.push((path, asset.into_node()));
    });
    found
}

/// Calls `visit` for every asset of such a page.
pub(crate) fn visit_page(
    node: &Node,
    path: &str,
    flat: bool,
    skip: usize,
    take: usize,
    visit: &mut dyn FnMut(String, Found<'_>),
) {
    let _complete = Page { skip, take, visit }.collect(node, path, flat);
}

struct Page<'v> {
    skip: usize,
    take: usize,
    visit: &'v mut dyn FnMut(String, Found<'_>),
}

impl Page<'_> {
    fn collect(&mut self, node: &Node, path: &str, flat: bool) -> ControlFlow<()> {
        if self.take == 0 {
            return ControlFlow::Break(());
        }
        if let Some(batch) = node.plain_batch() {
            let len = batch.len() as usize;
            if self.skip >= len {
                self.skip -= len;
                return ControlFlow::Continue(());
            }
            let from = std::mem::take(&mut self.skip);
            for index in batch.positions().skip(from).take(self.take) {
                self.take -= 1;
                let path = format!("{path}/{}", batch.name(index));
                (self.visit)(path, Found::Generated(batch, index));
            }
            return ControlFlow::Continue(());
        }
        let mut steps: Vec<(String, bool)> = Vec::new();
        for name in node.child_names() {
            let inside = node.child(&name).is_some_and(|c| !c.is_asset() && name != "jcr:content");
            if !inside {
                steps.push((name.into_owned(), false));
            } else if !flat {
                steps.push((format!("{name}/"), true));
            }
        }
        steps.sort();
        for (step, below) in steps {
            let name = step.trim_end_matches('/');
            let Some(child) = node.child(name) else { continue };
            let child_path = format!("{}/{name}", path.trim_end_matches('/'));
            if below {
                self.collect(&child, &child_path, flat)?;
            } else if child.is_asset() {
                if self.skip > 0 {
                    self.skip -= 1;
                } else if self.take > 0 {
                    self.take -= 1;
                    (self.visit)(child_path, Found::Stored(&child));
                } else {
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::{Wanted, assets_page, count_assets, walk};
    use crate::content::batch::Batch;
    use crate::node::Node;

    fn tree() -> Node {
        let mut root = Node::default();
        for path in ["/a/2.jpg", "/a/1.jpg", "/a-b/3.jpg", "/a/deep/4.jpg", "/5.jpg"] {
            root.place(path, Node::of_type("dam:Asset"));
        }
        root.place("/series", Node::of_type("sling:Folder").with_batch(Batch::new(1, 5)));
        root
    }

    fn paths(flat: bool, wanted: Wanted) -> Vec<String> {
        let mut found = Vec::new();
        let _ = walk(&tree(), "", flat, wanted, &mut |path, _| {
            found.push(path.to_owned());
            ControlFlow::Continue(())
        });
        found
    }

    #[test]
    fn the_order_is_that_of_the_path_as_text() {
        let found = paths(false, Wanted::Assets);
        let mut sorted = found.clone();
        sorted.sort();
        assert_eq!(found, sorted);
        assert_eq!(found.len(), 10);
        assert_eq!(paths(true, Wanted::Assets), ["/5.jpg"]);
        assert_eq!(paths(true, Wanted::Folders), ["/a", "/a-b", "/series"]);
    }

    #[test]
    fn pages_put_together_are_the_walk() {
        let root = tree();
        assert_eq!(count_assets(&root, false), 10);
        let mut paged = Vec::new();
        for skip in (0..12).step_by(3) {
            paged.extend(assets_page(&root, "", false, skip, 3).into_iter().map(|(path, _)| path));
        }
        assert_eq!(paged, paths(false, Wanted::Assets));
    }
}
