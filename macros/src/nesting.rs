//! How deep tokens may be nested. syn reads, copies and writes recursively what it reads, and a stack that
//! runs over ends the compiler without a word: so the depth is bounded before anything is read.

use proc_macro2::{Delimiter, Ident, Spacing, TokenTree};
use syn::{Error, Result, buffer::Cursor, parse::ParseStream};

/// The most levels that are read. One of a type, as in `&&&I32`, takes some 30 KiB of stack in macros that
/// are not optimised, of which rustc has 8 MiB.
const MOST: usize = 128;

/// What a level counts.
const LEVEL: usize = 32;

/// What a link of a chain counts, as in `a | b | c` or `a.b.c`. syn reads chains in a loop, but holds each
/// link in the next, and drops and writes them recursively: that takes some hundred bytes a link.
const LINK: usize = 1;

/// Refuses what could be nested deeper than is read. A level begins with a token of its own, so that there
/// are no more levels than tokens since the last separator, here and before each group around.
pub(crate) fn bounded(input: ParseStream<'_>) -> Result<()> {
    let cursor = input.cursor();
    // Most declarations are shorter than they may be deep: these need no second look.
    if is_short(cursor, 0) { Ok(()) } else { within(cursor, 0) }
}

/// Whether there are no more tokens than levels may be, up to each `;`. `around` counts those before this group.
fn is_short(mut cursor: Cursor<'_>, around: usize) -> bool {
    let mut count = around;
    while !cursor.eof() {
        count += 1;
        if count > MOST {
            return false;
        }
        if let Some((inside, _, _, after)) = cursor.any_group() {
            if !is_short(inside, count) {
                return false;
            }
            cursor = after;
        } else if let Some((punct, after)) = cursor.punct() {
            if punct.as_char() == ';' {
                count = around;
            }
            cursor = after;
        } else if let Some((_, after)) = cursor.token_tree() {
            cursor = after;
        } else {
            break;
        }
    }
    true
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, a separator, an operator or a keyword: what follows begins an operand.
    Operator(char),
    /// The first half of an operator between two operands, as of `&&`.
    Half(char),
    /// A name, a literal or a group: what follows goes on with it.
    Operand,
}

fn within(mut cursor: Cursor<'_>, around: usize) -> Result<()> {
    let mut depth = around;
    // The `<` that are open, and the `|` of a closure: a comma between these separates what is one level
    // down.
    let mut open = 0_usize;
    let mut is_in_closure = false;
    let mut before = Before::Operator(' ');
    while !cursor.eof() {
        if depth > MOST * LEVEL {
            let wrong = format!("this is nested too deeply; at most {MOST} levels are supported");
            let help = "move a part of it to a `type` alias or a `const`";
            return Err(Error::new(cursor.span(), format_args!("{wrong}\nhelp: {help}")));
        }
        if let Some((inside, delimiter, _, after)) = cursor.any_group() {
            within(inside, depth + LEVEL)?;
            cursor = after;
            // A body ends an item, as a `;` does.
            let ends = delimiter == Delimiter::Brace && open == 0 && begins_item(after);
            depth = match before {
                _ if ends => around,
                // An attribute: these stand in a row.
                Before::Operator('#') => depth,
                // A call, an index.
                Before::Operand => depth + LINK,
                Before::Operator(_) | Before::Half(_) => depth + LEVEL,
            };
            (open, is_in_closure) = if ends { (0, false) } else { (open, is_in_closure) };
            before = if ends { Before::Operator(';') } else { Before::Operand };
            continue;
        }
        let Some((token, after)) = cursor.token_tree() else { break };
        cursor = after;
        let (punct, is_joint) = match token {
            TokenTree::Punct(punct) => (punct.as_char(), punct.spacing() == Spacing::Joint),
            TokenTree::Ident(word) if is_operator(&word) => {
                depth += if word == "as" { LINK } else { LEVEL };
                before = Before::Operator('a');
                continue;
            }
            // Words in a row, as `'a T`, go on.
            _ => {
                before = Before::Operand;
                continue;
            }
        };
        let is_half = before == Before::Half(punct);
        let links = before == Before::Operand || is_half;
        let closes = punct == '|' && is_in_closure;
        match (before, punct) {
            // A shift.
            (Before::Operator('<'), '<') => open = open.saturating_sub(1),
            (_, '<') => open += 1,
            // An arrow.
            (Before::Operator('-' | '='), '>') => {}
            (_, '>') => open = open.saturating_sub(1),
            (_, '|') if closes => is_in_closure = false,
            (_, '|') if !links => is_in_closure = true,
            (_, ';') => (open, is_in_closure) = (0, false),
            _ => {}
        }
        depth = match punct {
            ';' => around,
            ',' if open == 0 && !is_in_closure => around,
            // Attributes stand in a row; a path is flat.
            '#' | ':' | '\'' | '>' => depth,
            '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '.' | '?' | '!' if links || closes => {
                depth + LINK
            }
            _ => depth + LEVEL,
        };
        before = match punct {
            '?' => Before::Operand,
            // What closes a list ends an operand.
            '>' if !matches!(before, Before::Operator('-' | '=')) => Before::Operand,
            '&' | '|' if links && is_joint && !is_half && !closes => Before::Half(punct),
            '|' | '&' => Before::Operator(' '),
            _ => Before::Operator(punct),
        };
    }
    Ok(())
}

/// Whether a word is one that an operand follows, or a type.
fn is_operator(word: &Ident) -> bool {
    const WORDS: [&str; 22] = [
        "as", "async", "await", "box", "break", "const", "do", "dyn", "else", "fn", "for", "if",
        "impl", "in", "let", "match", "move", "mut", "return", "static", "while", "yield",
    ];
    // A comparison with the identifier would write it out each time.
    WORDS.contains(&word.to_string().as_str())
}

/// Whether an item could begin here, and no expression go on.
fn begins_item(cursor: Cursor<'_>) -> bool {
    match cursor.token_tree() {
        Some((TokenTree::Ident(word), _)) => word != "else" && word != "as",
        Some((TokenTree::Punct(punct), _)) => punct.as_char() == '#',
        _ => false,
    }
}
