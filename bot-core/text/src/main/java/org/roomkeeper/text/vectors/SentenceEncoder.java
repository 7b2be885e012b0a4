package org.roomkeeper.text.vectors;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A small transformer that turns a text into numbers. The vector of a text is three parts, each as
 * long as the model is wide: what the model keeps for the whole sentence, the mean over its pieces,
 * and the greatest of each over its pieces. Safe for many threads; each call uses one core.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** The pieces of a text that are read; the rest is cut off. */
  public static final int PIECES = 128;

  private final WordPiece wordPiece;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final boolean asksForTypes;
  private final int width;

  private SentenceEncoder(WordPiece wordPiece, OrtEnvironment environment, OrtSession session) {
    this.wordPiece = wordPiece;
    this.environment = environment;
    this.session = session;
    this.asksForTypes = session.getInputNames().contains("token_type_ids");
    this.width = vector("").length;
  }

  /** How long its vectors are. */
  public int width() {
    return width;
  }

  /** BGE-small-zh 1.5, 512 wide, for Chinese. */
  public static SentenceEncoder chinese() throws IOException {
    return carried("bge-small-zh-v1.5-q");
  }

  /** BGE-small-en 1.5, 384 wide, for English. */
  public static SentenceEncoder english() throws IOException {
    return carried("bge-small-en-v1.5-q");
  }

  private static SentenceEncoder carried(String name) throws IOException {
    try (InputStream model = resource(name + ".onnx");
        InputStream tokenizer = resource(name + "-tokenizer.json")) {
      return read(model, tokenizer);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream found = SentenceEncoder.class.getClassLoader().getResourceAsStream(name);
    if (found == null) {
      throw new IOException("the sentence model " + name + " is not among the program's files");
    }
    return found;
  }

  /**
   * Reads a BERT model in ONNX form and its {@code tokenizer.json}.
   *
   * @throws IOException if either cannot be read or is damaged
   */
  public static SentenceEncoder read(InputStream model, InputStream tokenizer) throws IOException {
    WordPiece wordPiece = WordPiece.read(tokenizer);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false); // it never gives memory back
      OrtSession session = environment.createSession(model.readAllBytes(), options);
      return new SentenceEncoder(wordPiece, environment, session);
    } catch (OrtException e) {
      throw new IOException("the sentence model is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * The vector of a text, three times as long as the model is wide.
   *
   * @throws IllegalStateException if the model fails, which only a damaged one does
   */
  public float[] vector(String text) {
    int[] pieces = wordPiece.pieces(text, PIECES);
    try {
      return pooled(states(pieces), pieces.length);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model failed", e);
    }
  }

  private FloatBuffer states(int[] pieces) throws OrtException {
    long[] shape = {1, pieces.length};
    var ids = LongBuffer.allocate(pieces.length);
    var mask = LongBuffer.allocate(pieces.length);
    for (int piece : pieces) {
      ids.put(piece);
      mask.put(1);
    }
    try (var idTensor = OnnxTensor.createTensor(environment, ids.flip(), shape);
        var maskTensor = OnnxTensor.createTensor(environment, mask.flip(), shape);
        var typeTensor =
            OnnxTensor.createTensor(environment, LongBuffer.allocate(pieces.length), shape)) {
      Map<String, OnnxTensor> input = new HashMap<>();
      input.put("input_ids", idTensor);
      input.put("attention_mask", maskTensor);
      if (asksForTypes) {
        input.put("token_type_ids", typeTensor);
      }
      try (OrtSession.Result result = session.run(input)) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
      }
    }
  }

  private static float[] pooled(FloatBuffer states, int pieces) {
    int width = states.remaining() / pieces;
    var vector = new float[3 * width];
    for (int at = 0; at < width; at++) {
      float sum = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int piece = 0; piece < pieces; piece++) {
        float state = states.get(piece * width + at);
        sum += state;
        most = Math.max(most, state);
      }
      vector[at] = states.get(at);
      vector[width + at] = sum / pieces;
      vector[2 * width + at] = most;
    }
    return vector;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
