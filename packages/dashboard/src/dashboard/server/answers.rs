//! Answers of the server: a JSON text, or what went wrong.

use crate::WorldError;
use axum::body::Bytes;
use axum::http::{header, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::Json;
use serde_json::{json, Value};

/// What went wrong, as an object.
pub fn error(text: &str) -> Json<Value> {
    Json(json!({"error": text}))
}

/// A JSON text as it is.
pub fn json(text: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// What an error is called in HTTP.
pub fn status(why: &WorldError) -> StatusCode {
    match why {
        WorldError::BadInput(_) => StatusCode::BAD_REQUEST,
        WorldError::Refused(_) => StatusCode::CONFLICT,
        WorldError::Unreachable(_) => StatusCode::BAD_GATEWAY,
        WorldError::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        WorldError::ReadOnly => StatusCode::FORBIDDEN,
    }
}
