# The generator's front half: from files to a checked Document. The list is relative to generator/.
set(SPECGEN_FRONT_SOURCES
    source/core_schema.cpp
    source/diagnostic_formats.cpp
    source/diagnostics.cpp
    source/excerpt.cpp
    source/json_parser.cpp
    source/node.cpp
    source/object_reader.cpp
    source/rule.cpp
    source/sarif.cpp
    source/source_file.cpp
    source/source_set.cpp
    source/text.cpp
    source/yaml_builder.cpp
    source/yaml_parser.cpp
    schema/check_cycles.cpp
    schema/check_schemas.cpp
    schema/finish_merge.cpp
    schema/keywords.cpp
    schema/merge.cpp
    schema/merge_into.cpp
    schema/number.cpp
    schema/read_keyword_values.cpp
    schema/read_schema.cpp
    schema/validate.cpp
    openapi/assemble.cpp
    openapi/path_template.cpp
    openapi/publish.cpp
    openapi/read_components.cpp
    openapi/read_content.cpp
    openapi/read_document.cpp
    openapi/read_metadata.cpp
    openapi/read_parameter.cpp
    openapi/read_paths.cpp
    openapi/read_response.cpp
    openapi/read_security.cpp
    openapi/reading.cpp
    edge_cases/check_preconditions.cpp
    edge_cases/check_request.cpp
    edge_cases/endpoint.cpp
    edge_cases/expression.cpp
    edge_cases/read_edge_cases.cpp
    edge_cases/read_request.cpp
    edge_cases/strings.cpp)

# What they need: yaml-cpp, and specgen-runtime for regular expressions and formats.
find_package(yaml-cpp REQUIRED)
set(SPECGEN_FRONT_LIBRARIES yaml-cpp specgen-runtime)
