//! Facts about calls as fields of a row.

use super::Abis;
use crate::generate::Error;
use crate::generate::table::Row;

/// Whether the author of the row marked it as uncertain: its reason begins with `?`.
pub(super) fn is_doubtful(row: Row) -> Result<bool, Error> {
    Ok(row.text("reason")?.starts_with('?'))
}

/// Splits a detail that begins with the number of an argument into that number and the rest.
pub(super) fn argument<'a>(row: Row, detail: &'a str) -> Result<(usize, &'a str), Error> {
    let (at, rest) = detail.split_once(' ').unwrap_or((detail, ""));
    let at = at
        .parse()
        .map_err(|_| row.error(format_args!("`{detail}` does not begin with an argument")))?;
    Ok((at, rest))
}

/// What an argument accepts in addition to its kind: `*` pointer or number, `~` read or written, `?` a number that is
/// not a descriptor, `-` one of a few such numbers. Uncertain facts are included, because a mark only permits more.
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
            other => return Err(row.error(format_args!("unknown class `{other}`"))),
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
            other => return Err(row.error(format_args!("unknown fact `{other}`"))),
        };
        if detail.contains(';') {
            return Err(
                row.error("a fact must not contain `;`, the separator of the generated table")
            );
        }
        // An uncertain fact neither justifies an error nor permits anything risky. It may permit fewer words.
        if is_doubtful(*row)? && fact != "least_words" && fact != "replacement" {
            continue;
        }
        fields.push(format!("{tag}{}", with_set(*row, fact, detail, abis)?));
    }
    Ok(())
}

/// A detail, with its set of ABIs, if any, as a number.
fn with_set(row: Row, fact: &str, detail: &str, abis: &Abis) -> Result<String, Error> {
    if fact == "replacement" {
        // The set comes first, followed by a colon. Without a set the fact applies to all ABIs.
        let Some((on, text)) = detail.strip_prefix('@').and_then(|detail| detail.split_once(": "))
        else {
            return Ok(format!("{:x} {detail}", abis.all()));
        };
        return Ok(match on {
            // All ABIs that lack the call.
            "others" => format!("0 {text}"),
            _ => format!("{:x} {text}", abis.set(row, on)?),
        });
    }
    match detail.rsplit_once(" @") {
        Some((detail, on)) => Ok(format!("{detail} @{:x}", abis.set(row, on)?)),
        None => Ok(detail.to_owned()),
    }
}
