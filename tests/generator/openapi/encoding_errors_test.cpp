#include <gtest/gtest.h>

#include "generator/support.hpp"

namespace specgen::generator {
namespace {

TEST(EncodingErrors, WhatNoPropertyOfAFormMaySay) {
  EXPECT_EQ(diagnose("spec.yaml", R"(openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: &schema {type: object, properties: {a: {type: array}, b: {}, c: {}, d: {}}}
            encoding:
              a: {style: simple}
              b: {contentType: png}
              c: {style: form, contentType: text/plain}
              d: {headers: {X-A: {schema: {type: string}}}}
              e: [1]
          application/json:
            schema: *schema
            encoding: {a: {}}
      responses: {'204': {description: none}}
)"),
            R"(spec.yaml:11:26: error: the style 'simple' is not for parameters in 'query'
              a: {style: simple}
                         ^
  at /paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/a/style
spec.yaml:12:32: error: 'png' is no media type
              b: {contentType: png}
                               ^
  at /paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/b/contentType; 'contentType' is a media type, or several with commas between them
spec.yaml:13:45: warning: 'contentType' has no meaning beside a style
              c: {style: form, contentType: text/plain}
                                            ^
  at /paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/c/contentType
spec.yaml:14:28: warning: 'headers' has no meaning outside of multipart bodies
              d: {headers: {X-A: {schema: {type: string}}}}
                           ^
  at /paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/d/headers
spec.yaml:15:18: error: an encoding must be a mapping, not a list
              e: [1]
                 ^
  at /paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding/e
spec.yaml:18:23: warning: 'encoding' has no meaning outside of forms and multipart bodies
            encoding: {a: {}}
                      ^
  at /paths/~1a/post/requestBody/content/application~1json/encoding
)");
}

}  // namespace
}  // namespace specgen::generator
