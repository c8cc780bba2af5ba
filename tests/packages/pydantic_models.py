# pydantic (its Python): models, validators, errors, schemas.
from pydantic import BaseModel, validator, ValidationError, Field, root_validator, conint, constr
from typing import Optional, List, Dict, Union, Literal
import datetime, enum
class Color(enum.Enum): red = "r"; blue = "b"
class Sub(BaseModel):
    x: int; y: Optional[float] = None
class M(BaseModel):
    id: int; name: constr(max_length=5) = "n"; when: datetime.datetime = None; subs: List[Sub] = []; d: Dict[str, Union[int, str]] = {}; c: Color = Color.red; lit: Literal["a", 1] = "a"; al: int = Field(3, alias="AL", gt=2)
    @validator("name")
    def up(cls, v):
        if v == "bad": raise ValueError("is bad")
        return v.upper()
    @root_validator
    def r(cls, v): return v
    class Config: allow_mutation = True; validate_assignment = True
m = M(id="12", name="ab", when="2020-01-02T03:04", subs=[{"x": "1", "y": "2.5"}], d={"a": "b", "c": 3}, c="b", AL=4); print(m); print(m.dict()); print(m.json()); print(repr(m.copy(update={"id": 5})), m.__fields_set__ == {"id", "name", "when", "subs", "d", "c", "al"})
try: M(id="x", name="toolong", subs=[{"y": "z"}], c="q", lit=2, AL=1)
except ValidationError as e: print(e); print(e.json())
try: m.id = "zz"
except ValidationError as e: print(e.errors())
import json; print(json.dumps(M.schema(), indent=1)); print(M.__signature__, M.parse_raw('{"id": 3}'), M.construct(id=1))
