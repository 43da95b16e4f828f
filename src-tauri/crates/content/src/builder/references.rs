//! Links and pictures: what may stay of what the author wrote, and what the caller makes of it.

use super::*;

impl Builder<'_> {
    pub(super) fn start_link(&mut self, attributes: &Attributes, line: u32, fixed: bool) {
        let mut kept = kept_attributes("a", attributes);
        if let Some((_, href)) = attributes.iter().find(|(name, _)| name == "href")
            && let Some(href) = self.link_target(href, line)
        {
            kept.insert(0, ("href", href));
        }
        self.open_link(kept, fixed);
    }

    /// Opens a link from Markdown.
    pub(crate) fn start_markdown_link(&mut self, target: &str, line: u32) -> Mark {
        let kept = self.link_target(target, line).map(|href| ("href", href)).into_iter().collect();
        self.open_link(kept, true)
    }

    pub(super) fn open_link(&mut self, kept: Vec<(&'static str, String)>, fixed: bool) -> Mark {
        // A link in a link cannot be: the new one ends the old.
        if let Some(at) = self.inlines.iter().rposition(|inline| inline.name == "a") {
            self.remove_inline(at);
        }
        if kept.is_empty() { Mark(0) } else { self.open_inline("a", kept, fixed) }
    }

    /// What a link leads to in the output, if it stays one.
    pub(super) fn link_target(&mut self, href: &str, line: u32) -> Option<String> {
        let mut target = links::link(href);
        if let Purpose::Document(resolve) = &mut self.purpose {
            match &target {
                Target::Refused(_) => {}
                Target::Anchor(anchor) => {
                    let target = format!("{}{anchor}", self.place);
                    let href = format!("#{target}");
                    self.built.references.push(FoundReference { kind: ReferenceKind::Anchor, target, line });
                    return Some(href);
                }
                Target::Allowed(_) | Target::Other => {
                    let found = FoundReference { kind: ReferenceKind::Link, target: href.to_owned(), line };
                    self.built.references.push(found);
                    match resolve(Reference::Link(href)) {
                        Resolution::Keep => {}
                        Resolution::Replace(new) => target = links::link(&new),
                        Resolution::Place(place) => {
                            if let Some(found) = self.built.references.last_mut() {
                                (found.kind, found.target) = (ReferenceKind::Anchor, place.clone());
                            }
                            return Some(format!("#{place}"));
                        }
                        Resolution::Remove => return None,
                    }
                }
            }
        }
        match target {
            Target::Allowed(address) => Some(address),
            Target::Anchor(anchor) => Some(format!("#{anchor}")),
            Target::Refused(what) => {
                self.removed(what, line);
                None
            }
            Target::Other => {
                let what = match links::scheme(href) {
                    Some(scheme) => format!("{scheme}: link {href} (only https: and mailto: may leave a document)"),
                    None => format!("link {href} that leads nowhere"),
                };
                self.removed(what, line);
                None
            }
        }
    }

    pub(super) fn image_tag(&mut self, attributes: &Attributes, line: u32) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let alt = value("alt").unwrap_or_default();
        let name = match self.purpose {
            Purpose::Sanitise => value("data-media").and_then(links::media_name),
            Purpose::Document(_) => value("src").and_then(|source| self.media(source, line)),
        };
        if let Some(name) = name {
            self.image(name, alt);
        }
    }

    /// The name under which a picture of the source is published, if it stays.
    pub(crate) fn media(&mut self, source: &str, line: u32) -> Option<String> {
        if let Some(what) = links::refused_media(source) {
            self.removed(what, line);
            return None;
        }
        let mut name = source.trim().to_owned();
        if let Purpose::Document(resolve) = &mut self.purpose {
            let found = FoundReference { kind: ReferenceKind::Media, target: source.to_owned(), line };
            self.built.references.push(found);
            match resolve(Reference::Media(source)) {
                Resolution::Keep => {}
                Resolution::Replace(new) => name = new,
                Resolution::Place(_) | Resolution::Remove => return None,
            }
        }
        let allowed = links::media_name(&name);
        if allowed.is_none() {
            self.removed(format!("picture {source} that is not in the publication's folder"), line);
        }
        allowed
    }

    /// Puts a picture here.
    pub(crate) fn image(&mut self, name: String, alt: &str) {
        if self.discard.is_some() {
            return;
        }
        self.prepare_for_words();
        let alt = policy::clean(alt).trim().to_owned();
        let parent = self.inline_parent();
        let node = self.built.tree.element("img", vec![("data-media", name), ("alt", alt)]);
        self.built.tree.append(parent, node);
        self.blank = Blank::Words;
    }
}
