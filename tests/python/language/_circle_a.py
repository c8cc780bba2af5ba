early = "early"
import _circle_b
value = "late"
