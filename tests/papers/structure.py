"""structure.py - the structure tree of a tagged PDF file, read after ISO
32000-1, 14.7: elements with type, attributes and the text of their marked
content."""
import pikepdf


class Element:
    """kids: Elements and (page index, MCID) in their order."""

    def __init__(self, obj, parent):
        self.obj, self.parent = obj, parent
        self.type = str(obj.S)[1:]
        self.kids = []
        self.attributes = {}
        a = obj.get('/A')
        if a is not None:
            for d in (a if isinstance(a, pikepdf.Array) else [a]):
                self.attributes.update(
                    {k[1:]: v for k, v in d.items()})

    def walk(self):
        yield self
        for k in self.kids:
            if isinstance(k, Element):
                yield from k.walk()


class Structure:
    def __init__(self, file):
        self.file = file
        self.root = file.pdf.Root.StructTreeRoot
        self.page_of = {p.obj.objgen: i
                        for i, p in enumerate(file.pdf.pages)}
        self.marked = {}
        for i, page in enumerate(file.pages):
            for g in page.glyphs:
                if isinstance(g.mark, int):
                    self.marked.setdefault((i, g.mark), []).append(g.text)
        self.top = self.kids(self.root.get('/K'), None, None)

    def kids(self, k, parent, page):
        out = []
        if k is None:
            return out
        for v in (k if isinstance(k, pikepdf.Array) else [k]):
            if isinstance(v, int):
                out.append((page, v))
            elif v.get('/Type') == '/MCR':
                at = v.get('/Pg')
                out.append((page if at is None else
                            self.page_of[at.objgen], int(v.MCID)))
            elif v.get('/Type') == '/OBJR':
                continue
            else:
                e = Element(v, parent)
                at = v.get('/Pg')
                e.page = page if at is None else self.page_of[at.objgen]
                e.kids = self.kids(v.get('/K'), e, e.page)
                out.append(e)
        return out

    def elements(self):
        for k in self.top:
            yield from k.walk()

    def text(self, element=None):
        """The text of an element, or of the whole tree, in its order."""
        kids = self.top if element is None else element.kids
        return ''.join(
            self.text(k) if isinstance(k, Element) else
            ''.join(self.marked.get(k, [])) for k in kids)
