from .. import alpha as parent_alpha
