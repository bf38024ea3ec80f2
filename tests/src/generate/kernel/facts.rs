//! The other facts about calls, as fields of a row.

use super::Abis;
use crate::generate::Error;
use crate::generate::table::Row;

/// Whether whoever wrote the row was not sure of it: its reason begins with `?`.
pub(super) fn is_doubtful(row: Row) -> Result<bool, Error> {
    Ok(row.text("reason")?.starts_with('?'))
}

/// The argument's number that begins a detail, and the rest of it.
pub(super) fn argument<'a>(row: Row, detail: &'a str) -> Result<(usize, &'a str), Error> {
    let (at, rest) = detail.split_once(' ').unwrap_or((detail, ""));
    let at = at.parse().map_err(|_| row.error(format_args!("`{detail}` names no argument")))?;
    Ok((at, rest))
}

/// What may stand in an argument besides what its kind says: `*` pointer or number, `~` read or written, `?` a number that is no
/// descriptor, `-` one of a few such numbers. Also where the facts are not sure, for this only ever permits more.
pub(super) fn marks(facts: &[Row], slots: &[Row], at: usize) -> Result<String, Error> {
    let at = at.to_string();
    let mut marks = String::new();
    let mut mark = |mark: char| {
        if !marks.contains(mark) {
            marks.push(mark);
        }
    };
    for row in slots.iter().filter(|row| row.text("argument").is_ok_and(|of| of == at)) {
        match row.text("class")? {
            "number_or_pointer" => mark('*'),
            "direction" => mark('~'),
            "fd_sentinel" => {
                mark('?');
                mark('-');
            }
            "fd_number" | "id_kind" => mark('?'),
            other => return Err(row.error(format_args!("no class `{other}` is known"))),
        }
    }
    for row in facts.iter().filter(|row| row.text("detail").is_ok_and(|of| of == at)) {
        match row.text("fact")? {
            "pointer_or_number" => mark('*'),
            "fd_or_number" => mark('?'),
            _ => {}
        }
    }
    Ok(marks)
}

/// Adds the fields of all facts that concern the whole call.
pub(super) fn fields(fields: &mut Vec<String>, facts: &[Row], abis: &Abis) -> Result<(), Error> {
    for row in facts {
        let detail = row.text("detail")?;
        let fact = row.text("fact")?;
        let tag = match fact {
            "least_words" => 'l',
            "longest" => 'L',
            "never_retry" => 'r',
            "never_safe" => 'u',
            "any_word" => 'w',
            "zero" => 'z',
            "addresses" => 'y',
            "no_user_memory" => 'o',
            "not_a_function" => 'x',
            "writes_only_out" => 'W',
            "fills" => 'f',
            "since" => 's',
            "replacement" => 'R',
            "pointee" | "pointer_or_number" | "fd_or_number" => continue,
            other => return Err(row.error(format_args!("no fact `{other}` is known"))),
        };
        if detail.contains(';') {
            return Err(row.error("`;` separates the fields of the generated table"));
        }
        // What one is not sure of is no ground for an error, and permits nothing that is risky. It may permit fewer words.
        if is_doubtful(*row)? && fact != "least_words" && fact != "replacement" {
            continue;
        }
        fields.push(format!("{tag}{}", with_set(*row, fact, detail, abis)?));
    }
    Ok(())
}

/// A detail with its set of ABIs, where it has one, as a number.
fn with_set(row: Row, fact: &str, detail: &str, abis: &Abis) -> Result<String, Error> {
    if fact == "replacement" {
        // The set comes first, with a colon. Without one it holds everywhere.
        let Some((on, text)) = detail.strip_prefix('@').and_then(|detail| detail.split_once(": "))
        else {
            return Ok(format!("{:x} {detail}", abis.all()));
        };
        return Ok(match on {
            // Wherever the call is not.
            "others" => format!("0 {text}"),
            _ => format!("{:x} {text}", abis.set(row, on)?),
        });
    }
    match detail.rsplit_once(" @") {
        Some((detail, on)) => Ok(format!("{detail} @{:x}", abis.set(row, on)?)),
        None => Ok(detail.to_owned()),
    }
}
