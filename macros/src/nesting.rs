//! How deep tokens may be nested. syn reads, copies and writes recursively what it reads, and a stack that
//! runs over ends the compiler without a word: so the depth is bounded before anything is read.

use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::{Error, Result, buffer::Cursor, parse::ParseStream};

/// The most levels that are read. One of a type, as in `&&&I32`, takes some 30 KiB of stack in macros that
/// are not optimised, of which rustc has 8 MiB.
const MOST: usize = 128;

/// Refuses what could be nested deeper than is read. A level begins with a token of its own, so that there
/// are no more levels than tokens since the last separator, here and before each group around.
pub(crate) fn bounded(input: ParseStream<'_>) -> Result<()> {
    within(input.cursor(), 0)
}

fn within(mut cursor: Cursor<'_>, around: usize) -> Result<()> {
    let mut depth = around;
    // The `<` that are open, and the `|` of a closure: a comma between these separates what is one level
    // down.
    let mut open = 0_usize;
    let mut is_in_closure = false;
    let mut before = ' ';
    let mut word = None;
    while !cursor.eof() {
        if depth > MOST {
            let wrong = format!("this is nested too deep; {MOST} levels are read");
            let help = "name a part of it, by a `type` or a `const`";
            return Err(Error::new(cursor.span(), format_args!("{wrong}\nhelp: {help}")));
        }
        let mut character;
        if let Some((inside, delimiter, _, after)) = cursor.any_group() {
            within(inside, depth + 1)?;
            // A body ends an item, as a `;` does.
            let ends = delimiter == Delimiter::Brace && open == 0 && begins_item(after);
            (character, cursor) = (if ends { ';' } else { '(' }, after);
        } else if let Some((token, after)) = cursor.token_tree() {
            cursor = after;
            (character, word) = match token {
                // Which word was before this one is asked below.
                TokenTree::Punct(punct) => (punct.as_char(), word),
                TokenTree::Ident(word) => ('a', Some(word)),
                _ => ('a', None),
            };
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
            (_, '|') if is_in_closure => (is_in_closure, character) = (false, ' '),
            ('a', '|') => is_in_closure = word.as_ref().is_some_and(begins_expression),
            // An operator.
            ('(' | '|', '|') => {}
            (_, '|') => is_in_closure = true,
            (_, ';') => (open, is_in_closure) = (0, false),
            _ => {}
        }
        depth = match (before, character) {
            (_, ';') => around,
            (_, ',') if open == 0 && !is_in_closure => around,
            // Attributes stand in a row.
            (_, '#') | ('#', '(') => depth,
            _ => depth + 1,
        };
        before = character;
    }
    Ok(())
}

/// Whether a `|` after this word begins a closure.
fn begins_expression(word: &Ident) -> bool {
    const WORDS: [&str; 10] =
        ["async", "break", "const", "else", "if", "in", "match", "move", "return", "static"];
    WORDS.iter().any(|known| word == known)
}

/// Whether an item could begin here, and no expression go on.
fn begins_item(cursor: Cursor<'_>) -> bool {
    match cursor.token_tree() {
        Some((TokenTree::Ident(word), _)) => word != "else" && word != "as",
        Some((TokenTree::Punct(punct), _)) => punct.as_char() == '#',
        _ => false,
    }
}
