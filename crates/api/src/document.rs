//! The OpenAPI 3.1 document, made of the same table as the router and of the same types as the bodies.

use journey::programs::{Happening, Scope};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::{
    operations::{self, Method, Operation, ids},
    params::Kind,
    problem::{MEDIA_TYPE, Problem},
    server::{PREFIX, REPLAYED},
    shapes,
};

const ABOUT: &str = "The same as on the pages, for programs. A token acts for whoever made it: for their own data, or at the desk of one \
employer they hire for. It is sent as `Authorization: Bearer onward_…`. Errors are problem documents (RFC 9457). A change can be sent \
with an `Idempotency-Key`: within 24 hours the same key with the same request is carried out once and answered alike. Lists go on with \
`cursor`. Amounts are in hundredths of the currency's unit, moments in UTC.";

/// The document of a place that is reached there.
pub fn document(public_url: &str) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut generator = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations::all() {
        let described = described(operation, &mut generator);
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.name().to_lowercase()] = described;
    }
    let message = generator.subschema_for::<shapes::Message>();
    let webhooks: Map<String, Value> = Happening::ALL
        .into_iter()
        .map(|one| (one.code().to_owned(), webhook(one, message.as_value())))
        .collect();
    generator.subschema_for::<Problem>();
    let schemas = generator.take_definitions(true);
    let scopes: Vec<String> = Scope::ALL
        .iter()
        .map(|scope| format!("- `{}`: {}", scope.code(), scope.sentence()))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Onward", "version": "1", "description": format!("{ABOUT}\n\nScopes:\n\n{}", scopes.join("\n")) },
        "servers": [{ "url": format!("{public_url}{PREFIX}") }],
        "paths": paths,
        "webhooks": webhooks,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "A token of this place." } },
        },
    })
}

fn described(operation: &Operation, generator: &mut schemars::SchemaGenerator) -> Value {
    let in_path = ids(operation.path).map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } })
    });
    let in_query = operation.params.iter().map(|param| {
        let mut described = json!({
            "name": param.name, "in": "query", "required": false, "description": param.about, "schema": param.kind.schema(),
        });
        if matches!(param.kind, Kind::Many(_)) {
            described["style"] = json!("form");
            described["explode"] = json!(true);
        }
        described
    });
    let mut parameters: Vec<Value> = in_path.chain(in_query).collect();
    if operation.method == Method::Get {
        parameters.push(json!({
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The ETag of what is known already: when it still holds, 304 is answered.",
            "schema": { "type": "string" },
        }));
    } else {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The same key with the same request is carried out once and answered alike, for 24 hours.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" },
        }));
    }
    let mut described = json!({
        "operationId": operation.name,
        "tags": [operation.group],
        "summary": operation.about,
        "security": [{ "token": [operation.scope.code()] }],
        "parameters": parameters,
        "responses": responses(operation, generator),
    });
    if let Some(shape) = operation.body {
        let schema = shape(generator);
        described["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    described
}

fn responses(operation: &Operation, generator: &mut schemars::SchemaGenerator) -> Value {
    let (status, shape) = operation.answer;
    let mut all = Map::new();
    let mut done = json!({ "description": "Done" });
    if let Some(shape) = shape {
        done["content"] = json!({ "application/json": { "schema": shape(generator) } });
    }
    if operation.method == Method::Get {
        done["headers"] = json!({ "ETag": { "description": "A tag of the content", "schema": { "type": "string" } } });
        all.insert("304".to_owned(), json!({ "description": Problem::title(304) }));
    } else {
        done["headers"] = json!({
            REPLAYED: { "description": "Whether this was answered before to the same key", "schema": { "type": "string" } },
        });
    }
    all.insert(status.to_string(), done);
    for status in problems(operation) {
        let described = json!({
            "description": Problem::title(status),
            "content": { MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } },
        });
        all.insert(status.to_string(), described);
    }
    Value::Object(all)
}

/// The problems it can meet.
fn problems(operation: &Operation) -> Vec<u16> {
    let mut all = vec![400, 401, 403, 404, 408, 413, 422, 429, 500, 503];
    if operation.body.is_some() {
        all.push(415);
    }
    if operation.conflicts || operation.name == "getFit" {
        all.push(409);
    }
    all
}

fn webhook(happening: Happening, message: &Value) -> Value {
    let header = |name: &str, about: &str| json!({ "name": name, "in": "header", "required": true, "description": about, "schema": { "type": "string" } });
    json!({ "post": {
        "operationId": happening.code().replace('.', "_"),
        "summary": "As in Standard Webhooks: any answer from 200 to 299 says that it was taken; everything else is tried again, \
ten times over some hours.",
        "parameters": [
            header("webhook-id", "The message: the same whenever it is sent again."),
            header("webhook-timestamp", "The time of this attempt, in seconds since 1970. Refuse what is older than five minutes."),
            header("webhook-signature", "`v1,` and the HMAC-SHA256 of id, timestamp and body, between points, in base64."),
        ],
        "requestBody": { "required": true, "content": { "application/json": { "schema": message } } },
        "responses": { "2XX": { "description": "Taken" } },
    } })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::document;
    use crate::server::ONCE;

    fn refs<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(map) => {
                found.extend(map.get("$ref").and_then(Value::as_str));
                map.values().for_each(|value| refs(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| refs(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_leads_somewhere_and_every_change_takes_a_key() {
        let document = document("https://work.example.org");
        let mut found = Vec::new();
        refs(&document, &mut found);
        assert!(found.len() > 40, "{}", found.len());
        for one in found {
            assert!(document.pointer(one.trim_start_matches('#')).is_some(), "{one}");
        }
        assert_eq!(document["openapi"], "3.1.0");
        let send = &document["paths"]["/applications"]["post"];
        let names: Vec<_> = send["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert!(names.iter().any(|name| name.eq_ignore_ascii_case(ONCE)), "{names:?}");
        assert!(document["webhooks"]["application.received"].is_object());
    }
}
