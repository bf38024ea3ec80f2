//! Limits the nesting depth of tokens. syn parses, copies and prints recursively, and a stack overflow kills the
//! compiler without an error message: so the depth is checked before anything is parsed.

use proc_macro2::{Delimiter, Ident, Spacing, TokenTree};
use syn::{Error, Result, buffer::Cursor, parse::ParseStream};

/// The deepest nesting that is accepted. In unoptimised macros a level of a type such as `&&&I32` takes about 30 KiB
/// of rustc's stack of 8 MiB.
const MOST: usize = 128;

/// The cost of a level.
const LEVEL: usize = 32;

/// The cost of a link in a chain, as in `a | b | c` or `a.b.c`. syn parses chains in a loop, but nests each link in
/// the next, and drops and prints them recursively: a few hundred bytes of stack per link.
const LINK: usize = 1;

/// Refuses tokens that could be nested too deeply. Each level begins with a token of its own, so there are at most as
/// many levels as tokens since the last separator, here and before each enclosing group.
pub(crate) fn bounded(input: ParseStream<'_>) -> Result<()> {
    let cursor = input.cursor();
    // A quick test: most declarations have fewer tokens than levels are allowed.
    if is_short(cursor, 0) { Ok(()) } else { within(cursor, 0) }
}

/// Whether there are at most as many tokens as levels are allowed, up to each `;`. `around` counts those before this
/// group.
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

/// What precedes a token.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, a separator, an operator or a keyword: an operand follows.
    Operator(char),
    /// The first character of a binary operator such as `&&`.
    Half(char),
    /// A name, a literal or a group: the operand may continue.
    Operand,
}

fn within(mut cursor: Cursor<'_>, around: usize) -> Result<()> {
    let mut depth = around;
    // The unclosed `<`, and the `|` of closure parameters: a comma between these separates elements of an inner
    // level.
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
            // A body ends an item, as `;` does.
            let ends = delimiter == Delimiter::Brace && open == 0 && begins_item(after);
            depth = match before {
                _ if ends => around,
                // Consecutive attributes do not nest.
                Before::Operator('#') => depth,
                // A call or an index.
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
            // Consecutive words, as in `'a T`, continue it.
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
            // Consecutive attributes and paths do not nest.
            '#' | ':' | '\'' | '>' => depth,
            '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '.' | '?' | '!' if links || closes => {
                depth + LINK
            }
            _ => depth + LEVEL,
        };
        before = match punct {
            '?' => Before::Operand,
            // The end of a list ends an operand.
            '>' if !matches!(before, Before::Operator('-' | '=')) => Before::Operand,
            '&' | '|' if links && is_joint && !is_half && !closes => Before::Half(punct),
            '|' | '&' => Before::Operator(' '),
            _ => Before::Operator(punct),
        };
    }
    Ok(())
}

/// Whether a word is followed by an operand or a type.
fn is_operator(word: &Ident) -> bool {
    const WORDS: [&str; 22] = [
        "as", "async", "await", "box", "break", "const", "do", "dyn", "else", "fn", "for", "if",
        "impl", "in", "let", "match", "move", "mut", "return", "static", "while", "yield",
    ];
    // Comparing with an `Ident` would convert it to a string each time.
    WORDS.contains(&word.to_string().as_str())
}

/// Whether an item could begin here, and an expression not continue.
fn begins_item(cursor: Cursor<'_>) -> bool {
    match cursor.token_tree() {
        Some((TokenTree::Ident(word), _)) => word != "else" && word != "as",
        Some((TokenTree::Punct(punct), _)) => punct.as_char() == '#',
        _ => false,
    }
}
