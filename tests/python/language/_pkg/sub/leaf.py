from .. import beta as UP
from .side import NAME as SIDE
