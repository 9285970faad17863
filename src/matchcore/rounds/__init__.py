"""The life of a programme: meetings, what people say of them, and couples matched again."""
