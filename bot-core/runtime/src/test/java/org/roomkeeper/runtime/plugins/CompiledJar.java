package org.roomkeeper.runtime.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin's jar, compiled in the test. */
final class CompiledJar {
  private CompiledJar() {}

  /** Compiles a source and lays it in a jar whose manifest names the class. */
  static Path of(Path folder, String file, String type, String source) throws IOException {
    var classes = Files.createDirectories(folder.resolve("classes-of-" + file));
    compile(classes, type, source);
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue(PluginJar.ATTRIBUTE, type);
    var jar = Files.createDirectories(folder.resolve("plugins")).resolve(file);
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var files = Files.walk(classes)) {
      for (var each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static void compile(Path classes, String type, String source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new ArrayList<String>();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var name = URI.create("string:///" + type.replace('.', '/') + ".java");
      var unit =
          new SimpleJavaFileObject(name, SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  problem -> problems.add(problem.toString()),
                  List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                  null,
                  List.of(unit))
              .call();
      if (!compiled) {
        throw new IllegalStateException(String.join("\n", problems));
      }
    }
  }
}
