package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.OffsetMap;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.diag.XmlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds nodes from parser events. Done here and not with the library's own composer, so that
 * depth, aliases and repeated keys are checked while reading and reported at their places.
 */
final class YamlComposer {
  /** Deeper than any spec, shallow enough for recursive passes. */
  private static final int MAX_DEPTH = 64;

  /** How many values may come from aliases; all others are bounded by the size of the file. */
  private static final long MAX_ALIASED = 100_000;

  private final SourceFile file;
  private final int[] codes;
  private final Diagnostics diags;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private long values;
  private long aliased;
  private int lastEnd;

  YamlComposer(SourceFile file, Diagnostics diags) {
    this.file = file;
    this.codes = file.text().codePoints().toArray();
    this.diags = diags;
  }

  /** What an anchor stands for, and how many values that is; empty while it is being read. */
  private record Anchored(Optional<YamlNode> node, long values, Span span) {}

  Optional<YamlNode> compose(Iterator<Event> events) {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case DocumentStart -> {
          if (root.isPresent()) {
            throw new YamlLimitException(Problems.severalDocuments(span(event)));
          }
          root = Optional.of(node(events.next(), events, 0));
        }
        case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        case Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd ->
            throw new IllegalStateException("a YAML event outside a document");
      }
    }
    if (root.isEmpty()) {
      diags.report(Problems.emptyFile(file));
    }
    return root;
  }

  private YamlNode node(Event event, Iterator<Event> events, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    NodeEvent start = (NodeEvent) event;
    long before = values++;
    start
        .getAnchor()
        .ifPresent(a -> anchors.put(a, new Anchored(Optional.empty(), 0, span(start))));
    YamlNode node = fresh(start, events, depth);
    start
        .getAnchor()
        .ifPresent(
            a -> anchors.put(a, new Anchored(Optional.of(node), values - before, node.span())));
    return node;
  }

  private YamlNode aliased(AliasEvent event) {
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(event.getAlias());
    if (anchored == null) {
      throw new YamlLimitException(
          Problems.unknownAnchor(
              span(event), name, anchors.keySet().stream().map(Anchor::getValue).toList()));
    }
    if (anchored.node().isEmpty()) {
      throw new YamlLimitException(Problems.anchorInItself(span(event), name, anchored.span()));
    }
    lastEnd = Math.max(lastEnd, index(event.getEndMark()));
    values += anchored.values();
    aliased += anchored.values();
    if (aliased > MAX_ALIASED) {
      throw new YamlLimitException(Problems.tooManyValues(span(event), MAX_ALIASED));
    }
    return anchored.node().get();
  }

  private YamlNode fresh(NodeEvent start, Iterator<Event> events, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YamlLimitException(Problems.tooDeep(span(start), MAX_DEPTH));
    }
    return switch (start) {
      case ScalarEvent scalar -> scalar(scalar);
      case CollectionStartEvent collection -> {
        collection
            .getTag()
            .ifPresent(
                tag ->
                    YamlTags.checkCollection(tag, decoration(start, contentStart(start)), diags));
        yield collection.getEventId() == Event.ID.MappingStart
            ? mapping(collection, events, depth)
            : sequence(collection, events, depth);
      }
      default -> throw new IllegalStateException("not a YAML node: " + start);
    };
  }

  private YamlScalar scalar(ScalarEvent event) {
    YamlScalar.Style style = style(event.getScalarStyle());
    int start = contentStart(event);
    int end = trimmed(start, index(event.getEndMark()));
    lastEnd = Math.max(lastEnd, end);
    Span span = new Span(file, start, end);
    OffsetMap offsets = ScalarAlignment.align(codes, start, end, style, event.getValue());
    Value value = YamlTags.value(event, span, decoration(event, start), diags);
    ScalarText text = new ScalarText(event.getValue(), span, offsets);
    checkWritable(text);
    return new YamlScalar(span, text, style, value);
  }

  /** What stands in the file itself was checked before; an escape can say any character. */
  private void checkWritable(ScalarText text) {
    XmlText.firstForbidden(text.value())
        .ifPresent(
            at -> {
              int before = text.value().codePointCount(0, at);
              diags.report(
                  Problems.unwritable(text.slice(before, before + 1), text.value().charAt(at)));
            });
  }

  private YamlMapping mapping(CollectionStartEvent start, Iterator<Event> events, int depth) {
    List<YamlMapping.Entry> entries = new ArrayList<>();
    Map<String, YamlScalar> keys = new HashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node(event, events, depth + 1);
      YamlNode value = node(events.next(), events, depth + 1);
      if (key instanceof YamlScalar scalar) {
        YamlScalar first = keys.putIfAbsent(scalar.text().value(), scalar);
        if (first == null) {
          entries.add(new YamlMapping.Entry(scalar, value));
        } else {
          diags.report(Problems.duplicateKey(scalar, first));
        }
      } else {
        diags.report(Problems.keyIsNotText(key));
      }
      event = events.next();
    }
    return new YamlMapping(collectionSpan(start, event), entries);
  }

  private YamlSequence sequence(CollectionStartEvent start, Iterator<Event> events, int depth) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, events, depth + 1));
      event = events.next();
    }
    return new YamlSequence(collectionSpan(start, event), items);
  }

  /**
   * The end mark of a block collection is the next token, so it ends with its last value instead.
   */
  private Span collectionSpan(CollectionStartEvent start, Event end) {
    int from = contentStart(start);
    int to = start.isFlow() ? index(end.getEndMark()) : lastEnd;
    lastEnd = Math.max(lastEnd, to);
    return new Span(file, from, Math.max(from, to));
  }

  private Span span(Event event) {
    int start = index(event.getStartMark());
    return new Span(file, start, Math.max(start, index(event.getEndMark())));
  }

  /** Where a node begins once its anchor and tag are left out. */
  private int contentStart(NodeEvent event) {
    int at = index(event.getStartMark());
    int end = index(event.getEndMark());
    while (at < end && (codes[at] == '&' || codes[at] == '!') && isDecorated(event)) {
      while (at < end && !isBlank(codes[at])) {
        at++;
      }
      at = skipBlank(at, end);
    }
    return at;
  }

  /** The anchor and tag of a node whose content starts at {@code content}. */
  private Span decoration(NodeEvent event, int content) {
    int from = index(event.getStartMark());
    return new Span(file, from, trimmed(from, Math.max(from, content)));
  }

  private static boolean isDecorated(NodeEvent event) {
    return event.getAnchor().isPresent()
        || switch (event) {
          case ScalarEvent scalar -> scalar.getTag().isPresent();
          case CollectionStartEvent collection -> collection.getTag().isPresent();
          default -> false;
        };
  }

  /** Skips blank space and comments. */
  private int skipBlank(int from, int end) {
    int at = from;
    while (at < end && (isBlank(codes[at]) || codes[at] == '#')) {
      if (codes[at] == '#') {
        while (at < end && codes[at] != '\n' && codes[at] != '\r') {
          at++;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private int trimmed(int start, int end) {
    int at = end;
    while (at > start && isBlank(codes[at - 1])) {
      at--;
    }
    return at;
  }

  private int index(Optional<Mark> mark) {
    return Math.min(mark.orElseThrow().getIndex(), codes.length);
  }

  private static boolean isBlank(int code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r';
  }

  private static YamlScalar.Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
    };
  }
}
