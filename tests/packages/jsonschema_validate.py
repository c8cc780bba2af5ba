# jsonschema: drafts, errors and where they are, references, formats.
import jsonschema
from jsonschema import validate, Draft7Validator, Draft202012Validator, ValidationError, SchemaError, RefResolver, FormatChecker
schema = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {"name": {"type": "string", "minLength": 2, "pattern": "^[a-z]+$"}, "age": {"type": "integer", "minimum": 0, "exclusiveMaximum": 150}, "tags": {"type": "array", "items": {"$ref": "#/definitions/tag"}, "uniqueItems": True, "maxItems": 3}, "kind": {"enum": ["a", "b"]}, "both": {"oneOf": [{"type": "number"}, {"multipleOf": 5}]}}, "required": ["name"], "additionalProperties": False, "definitions": {"tag": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "dependencies": {"age": ["kind"]}}
Draft7Validator.check_schema(schema)
for doc in ({"name": "bob"}, {}, {"name": "B"}, {"name": "bob", "age": -1}, {"name": "bob", "age": 150, "kind": "c"}, {"name": "bob", "tags": ["x", 1, "x", None]}, {"name": "bob", "extra": 1}, {"name": 5}, [], {"name": "bob", "both": 10}, {"name": "bob", "age": True}):
    errors = sorted(Draft7Validator(schema).iter_errors(doc), key=lambda e: str(e.path))
    for e in errors: print(doc, "|", e.message, list(e.absolute_path), list(e.schema_path), e.validator, e.validator_value if e.validator != "properties" else "")
try: validate({"name": "x"}, schema)
except ValidationError as e: print(e); print(jsonschema.exceptions.best_match([e]).message)
try: Draft7Validator.check_schema({"type": "nope"})
except SchemaError as e: print(e.message[:80], list(e.path))
print(Draft202012Validator({"prefixItems": [{"type": "integer"}], "unevaluatedProperties": False, "if": {"const": 1}, "then": False}).is_valid([1]), jsonschema.validators.validator_for(schema), FormatChecker().conforms("2020-01-01", "date"), FormatChecker().conforms("x", "ipv4"), sorted(FormatChecker.checkers)[:5], jsonschema.ErrorTree(Draft7Validator(schema).iter_errors({"name": 1}))["name"].errors.keys())
