# A SyntaxError of eval shows the text it was given.
source = "1 + * 2"
eval(source)
