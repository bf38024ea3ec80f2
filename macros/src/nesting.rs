//! How deep tokens may be nested. syn reads, copies and writes recursively what it reads, and a stack that
//! runs over ends the compiler without a word: so the depth is bounded before anything is read.

use proc_macro2::{Delimiter, TokenTree};
use syn::{Error, Result, buffer::Cursor, parse::ParseStream};

/// The most levels that are read. One of a type, as in `&&&I32`, takes some 30 KiB of stack in macros that
/// are not optimised, of which rustc has 8 MiB.
const MOST: usize = 128;

/// Refuses what could be nested deeper than is read. A level begins with a token of its own, so that there
/// are no more levels than tokens since the last separator, here and before each group around.
///
/// (The comma between a closure's parameters passes for such a separator.)
pub(crate) fn bounded(input: ParseStream<'_>) -> Result<()> {
    within(input.cursor(), 0)
}

fn within(mut cursor: Cursor<'_>, around: usize) -> Result<()> {
    let mut depth = around;
    // The `<` that are open: a comma between these separates what is one level down.
    let mut open = 0_usize;
    let mut before = ' ';
    while !cursor.eof() {
        if depth > MOST {
            let wrong = format!("this is nested too deep; {MOST} levels are read");
            let help = "name a part of it, by a `type` or a `const`";
            return Err(Error::new(cursor.span(), format_args!("{wrong}\nhelp: {help}")));
        }
        let character;
        if let Some((inside, delimiter, _, after)) = cursor.any_group() {
            within(inside, depth + 1)?;
            // A body ends an item, as a `;` does.
            let ends = delimiter == Delimiter::Brace && open == 0 && begins_item(after);
            (character, cursor) = (if ends { ';' } else { '(' }, after);
        } else if let Some((token, after)) = cursor.token_tree() {
            let punct = if let TokenTree::Punct(punct) = token { punct.as_char() } else { 'a' };
            (character, cursor) = (punct, after);
        } else {
            break;
        }
        match (before, character) {
            // A shift.
            ('<', '<') => open = open.saturating_sub(1),
            (_, '<') => open += 1,
            // An arrow.
            ('-' | '=', '>') => {}
            (_, '>') => open = open.saturating_sub(1),
            (_, ';') => open = 0,
            _ => {}
        }
        depth = match (before, character) {
            (_, ';') => around,
            (_, ',') if open == 0 => around,
            // Attributes stand in a row.
            (_, '#') | ('#', '(') => depth,
            _ => depth + 1,
        };
        before = character;
    }
    Ok(())
}

/// Whether an item could begin here, and no expression go on.
fn begins_item(cursor: Cursor<'_>) -> bool {
    match cursor.token_tree() {
        Some((TokenTree::Ident(word), _)) => word != "else" && word != "as",
        Some((TokenTree::Punct(punct), _)) => punct.as_char() == '#',
        _ => false,
    }
}
